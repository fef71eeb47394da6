//! Speed and size, printed with their goals. Nothing here passes or fails.

use crate::install::{self, Need};
use crate::package;
use crate::run::{Result, command, run};
use std::path::Path;

const IN_BROWSER: &str = "benches/browser.mjs";

/// Measures and prints.
///
/// # Errors
/// What could not be built or run.
pub fn bench() -> Result<()> {
    package::build(install::install(Need::Browsers)?)?;
    run(&mut command("node", &["xtask/sizes.mjs"]))?;
    let native = ["bench", "--quiet", "--package", "service-roi"];
    run(&mut command("cargo", &native))?;
    if Path::new(IN_BROWSER).exists() {
        let mut browser = command("node", &[IN_BROWSER]);
        browser
            .env("SERVICE_ROI_CHROMIUM", install::chromium())
            .env("SERVICE_ROI_PKG", package::BUILT)
            .env("SERVICE_ROI_SITE", package::SITE);
        run(&mut browser)?;
    }
    Ok(())
}
