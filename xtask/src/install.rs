//! What the commands need from the machine: found, or installed where that is allowed, or named.

use crate::run::{Result, command, output, read, succeeds};
use std::path::Path;

/// What is to be done.
#[derive(Clone, Copy, PartialEq)]
pub enum Need {
    /// Build the page.
    Build,
    /// Also drive it in browsers.
    Browsers,
    /// Also fuzz: libFuzzer is C++.
    Tests,
}

/// How the WASM is compiled.
#[derive(Clone, Copy, PartialEq)]
pub enum Compiler {
    /// The toolchain that runs this command has the target.
    Toolchain,
    /// Debian's own compiler, with the standard library's source.
    Debian,
}

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_COMPILER: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
const OLDEST_NODE: u32 = 20;

/// Makes sure that everything is there before anything is built.
///
/// # Errors
/// Names what is missing where it cannot be installed.
pub fn install(need: Need) -> Result<Compiler> {
    let has_target = toolchain_has_target();
    let by_debian = !has_target && (debian_compiler_is_there() || Apt::find().is_some());
    let mut missing = Vec::new();
    if by_debian && !debian_compiler_is_there() {
        missing.extend(DEBIAN_COMPILER);
    }
    if !succeeds("node", &["--version"]) {
        missing.push("nodejs");
    }
    if !succeeds("npm", &["--version"]) {
        missing.push("npm");
    }
    if need == Need::Tests && !succeeds("c++", &["--version"]) {
        missing.push("g++");
    }
    if need != Need::Build {
        if !Path::new(&chromium()).exists() {
            missing.push("chromium");
        }
        if !Path::new(&firefox()).exists() {
            missing.push("firefox-esr");
        }
    }
    if !missing.is_empty() {
        apt_get(&missing)?;
    }
    check_node()?;
    if by_debian {
        install_linker()?;
    } else if !has_target {
        add_target()?;
    }
    npm_packages(".")?;
    Ok(if by_debian {
        Compiler::Debian
    } else {
        Compiler::Toolchain
    })
}

fn check_node() -> Result<()> {
    let version = output(&mut command("node", &["--version"]))?;
    let major = version.trim_start_matches('v').split('.').next();
    if major.and_then(|major| major.parse().ok()) >= Some(OLDEST_NODE) {
        Ok(())
    } else {
        Err(format!(
            "Node {version} is too old. Install Node {OLDEST_NODE} or later, then run this again."
        ))
    }
}

fn add_target() -> Result<()> {
    println!("Installing {TARGET}");
    output(&mut command("rustup", &["target", "add", TARGET]))
        .map(|_| ())
        .map_err(|error| {
            format!(
                "{error}\nMissing: Rust's target {TARGET}. Install it (rustup target add {TARGET}; on Debian: apt-get install {}), then run this again.",
                DEBIAN_COMPILER.join(" ")
            )
        })
}

/// Where Chromium is.
pub fn chromium() -> String {
    std::env::var("SERVICE_ROI_CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into())
}

/// Where Firefox is.
pub fn firefox() -> String {
    std::env::var("SERVICE_ROI_FIREFOX").unwrap_or_else(|_| "/usr/bin/firefox-esr".into())
}

fn toolchain_has_target() -> bool {
    let found = output(&mut command(
        "rustc",
        &["--print", "target-libdir", "--target", TARGET],
    ));
    found.is_ok_and(|folder| Path::new(&folder).exists())
}

fn debian_compiler_is_there() -> bool {
    Path::new("/usr/bin/rust-lld").is_symlink()
        && succeeds(
            "dpkg-query",
            &["--show", "rust-web-src", "cargo-web", "rustc-web"],
        )
}

/// The linker that Debian's compiler asks for comes in a package of its own.
fn install_linker() -> Result<()> {
    let link = Path::new("/usr/bin/rust-lld");
    if link.exists() {
        return Ok(());
    }
    let name = std::fs::read_link(link).map_err(|error| format!("/usr/bin/rust-lld: {error}"))?;
    let package = name.file_name().unwrap_or_default().to_string_lossy();
    apt_get(&[&package])
}

/// How this machine lets packages be installed, where it does.
#[derive(Clone, Copy)]
enum Apt {
    AsRoot,
    WithSudo,
}

impl Apt {
    fn find() -> Option<Self> {
        if !Path::new("/etc/debian_version").exists() || !succeeds("apt-get", &["--version"]) {
            None
        } else if output(&mut command("id", &["-u"])).is_ok_and(|id| id == "0") {
            Some(Self::AsRoot)
        } else {
            succeeds("sudo", &["-n", "true"]).then_some(Self::WithSudo)
        }
    }

    fn run(self, arguments: &[&str]) -> Result<()> {
        let mut apt_get = match self {
            Self::AsRoot => command("env", &[]),
            Self::WithSudo => command("sudo", &["-n", "env"]),
        };
        apt_get.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
        output(apt_get.args(arguments)).map(|_| ())
    }
}

fn apt_get(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let missing = format!(
        "Missing: {names}. Install these packages (apt-get install {names}), then run this again."
    );
    let apt = Apt::find().ok_or(&missing)?;
    println!("Installing {names}");
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(packages);
    apt.run(&["update"])
        .and_then(|()| apt.run(&install))
        .map_err(|error| format!("{error}\n{missing}"))
}

/// A Python with exactly the packages that a file of requirements names, under `folder`; the path of its program.
///
/// # Errors
/// Where Python or its packages cannot be installed.
pub fn python(folder: &str, requirements: &str) -> Result<String> {
    let environment = format!("{folder}/python");
    let python = format!("{environment}/bin/python");
    let installed = format!("{environment}/requirements.txt");
    let wanted = read(requirements)?;
    let fits =
        succeeds(&python, &["--version"]) && read(&installed).is_ok_and(|text| text == wanted);
    if !fits {
        if !succeeds("python3", &["-c", "import ensurepip, venv"]) {
            apt_get(&["python3", "python3-venv"])?;
        }
        println!("Installing what {requirements} names");
        output(&mut command(
            "python3",
            &["-m", "venv", "--clear", &environment],
        ))?;
        let mut pip = command(&python, &["-m", "pip", "install", "--quiet"]);
        pip.args(["--disable-pip-version-check", "--only-binary", ":all:"]);
        output(pip.args(["--requirement", requirements]))?;
        crate::run::write(&installed, wanted)?;
    }
    Ok(python)
}

/// Installs what a folder's `package-lock.json` names, unless that is there.
///
/// # Errors
/// What npm could not install.
pub fn npm_packages(folder: &str) -> Result<()> {
    let lock = format!("{folder}/package-lock.json");
    let installed = format!("target/{lock}");
    let wanted = read(&lock)?;
    let fits = Path::new(folder).join("node_modules").exists()
        && read(&installed).is_ok_and(|text| text == wanted);
    if fits {
        return Ok(());
    }
    println!("Installing what {lock} names");
    output(command("npm", &["ci"]).current_dir(folder))?;
    crate::run::write(installed, wanted)
}
