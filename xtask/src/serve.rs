//! Serves the page on this machine: a few lines, for one person.

use crate::install::{Need, install};
use crate::package::{self, SITE};
use crate::run::Result;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

const FIRST_PORT: u16 = 8080;
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Builds the page and serves it until it is stopped.
///
/// # Errors
/// What could not be installed, built or opened.
pub fn serve() -> Result<()> {
    package::build(install(Need::Build)?)?;
    let listener = (FIRST_PORT..FIRST_PORT + 100)
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .ok_or("No port from 8080 to 8179 is free. Stop one of the programs that use them.")?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("http://{address}/  (stop with Ctrl+C)");
    for connection in listener.incoming().flatten() {
        std::thread::spawn(move || {
            // A browser that goes away in the middle of an answer is no error of ours.
            let _ = answer(&connection);
        });
    }
    Ok(())
}

fn answer(mut connection: &TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(connection.take(LONGEST_REQUEST));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    // A connection closed on unread headers is reset, and the answer may be lost with it.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
    let file = file(target);
    let content = file.as_ref().and_then(|file| std::fs::read(file).ok());
    let (status, kind, content) = match (method, content) {
        ("GET" | "HEAD", Some(content)) => ("200 OK", kind(&file.unwrap_or_default()), content),
        ("GET" | "HEAD", None) => (
            "404 Not Found",
            "text/plain",
            b"There is no such file.".to_vec(),
        ),
        _ => (
            "405 Method Not Allowed",
            "text/plain",
            b"Only GET.".to_vec(),
        ),
    };
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        content.len()
    )?;
    if method != "HEAD" {
        connection.write_all(&content)?;
    }
    Ok(())
}

/// The file that a request asks for; none outside the folder.
fn file(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| Path::new(SITE).join(path))
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        assert_eq!(file("/../Cargo.toml"), None);
        assert_eq!(file("//etc/passwd"), Some("target/site/etc/passwd".into()));
        assert_eq!(file("/"), Some("target/site/index.html".into()));
        assert_eq!(file("/app/a.js?x#y"), Some("target/site/app/a.js".into()));
    }
}
