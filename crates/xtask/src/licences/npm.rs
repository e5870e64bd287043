use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Component;
use crate::context::Context;
use crate::failure::Failure;

/// Returns the npm packages whose content goes into the site: what `web/package.json` lists as `dependencies`;
/// tools stand in its `devDependencies`.
///
/// # Errors
/// Where the lock file cannot be read, or a package declares no licence.
pub(super) fn components(context: &Context) -> Result<Vec<Component>, Failure> {
    let home = context.root.join("web");
    let lock = home.join("package-lock.json");
    let text = fs::read_to_string(&lock).map_err(|error| Failure::file(&lock, &error))?;
    let value: Value =
        serde_json::from_str(&text).map_err(|error| Failure::new(format!("{}: {error}", lock.display())))?;
    bundled(&value, &home).ok_or_else(|| {
        Failure::new(format!("{} does not say version and licence of every package", lock.display()))
    })
}

/// Reads the packages of a lock file (version 3) that are not tools.
fn bundled(lock: &Value, home: &Path) -> Option<Vec<Component>> {
    let packages = lock["packages"].as_object()?.iter();
    let bundled = packages.filter(|(path, package)| !path.is_empty() && package["dev"] != Value::Bool(true));
    bundled
        .map(|(path, package)| {
            Some(Component {
                name: path.rsplit("node_modules/").next()?.to_owned(),
                version: package["version"].as_str()?.to_owned(),
                licence: package["license"].as_str()?.to_owned(),
                folder: home.join(path),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn tools_are_left_out() {
        let lock = json!({ "packages": {
            "": { "name": "web" },
            "node_modules/@sap-theming/content": { "version": "11.0.0", "license": "Apache-2.0" },
            "node_modules/binaryen": { "version": "132.0.0", "license": "Apache-2.0", "dev": true },
        }});
        let components = bundled(&lock, Path::new("web")).unwrap();
        let names: Vec<_> = components.iter().map(|component| component.name.as_str()).collect();
        assert_eq!(names, ["@sap-theming/content"]);
        assert_eq!(components[0].folder, Path::new("web/node_modules/@sap-theming/content"));
    }

    #[test]
    fn a_package_without_licence_is_not_passed_over() {
        let lock = json!({ "packages": { "node_modules/a": { "version": "1.0.0" } } });
        assert_eq!(bundled(&lock, Path::new("web")), None);
    }
}
