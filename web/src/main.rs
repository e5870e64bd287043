//! Starts the wizard in the browser; `web/boot.js` runs this once everything is fetched.

use bindwright_web::platform;

fn main() {
    platform::crash::install();
    bindwright_web::start(platform::engine::Engine::from_boot());
}
