//! Every value of parameters JSON at the place where its service reads it, with the place where it was written.
//!
//! Brokers do not refuse what stands in the wrong place; they ignore it, and a secret comes back.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value};

use super::reading::Reading;
use super::vocabulary::{is_container, is_near, is_same, places};
use crate::findings::{Findings, WRONG_NESTING};
use crate::json::plain::value_of;
use crate::json::{Content, Member, Node, child, path};
use crate::model::Service;
use crate::texts;

/// Parameters with every value where it should have been.
#[derive(Default)]
pub(crate) struct Layout {
    /// The whole JSON.
    pub(crate) object: Map<String, Value>,
    /// Whether something had to be moved.
    pub(crate) was_wrong: bool,
    spots: Vec<Spot>,
    pub(super) containers: Vec<Container>,
}

/// Where a value was written.
pub(crate) struct Spot {
    /// JSON Pointer of where it should have been.
    pointer: String,
    pub(crate) place: Place,
}

/// A member of an object in the text.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) name: Range<usize>,
    pub(crate) value: Range<usize>,
    /// What goes when the member goes, with one comma.
    pub(crate) removal: Range<usize>,
}

/// An object in the text, by the place where it should have been.
pub(super) struct Container {
    pub(super) path: Vec<String>,
    pub(super) span: Range<usize>,
    pub(super) last: Option<usize>,
}

/// What a name turned out to be.
enum Found {
    Exact,
    Misspelt(String),
    /// Another object's name for what the service calls like this.
    Renamed(String),
    /// It belongs to another place.
    Elsewhere(Vec<String>),
    /// An object that the service does not have, around names that it has.
    Around,
    Unknown,
}

/// How names are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// A misspelt name stays as it is, and is said.
    AsWritten,
    /// A misspelt name counts as what it should have been.
    Corrected,
}

/// Lays out the members of an object.
pub(crate) fn lay_out(
    reading: &Reading<'_>,
    node: &Node,
    service: &Service,
    names: Names,
    findings: &mut Findings,
) -> Layout {
    let mut visitor = Visitor {
        reading,
        service,
        places: places(service),
        names,
        root: node,
        findings,
        layout: Layout::default(),
        moves: Vec::new(),
    };
    visitor.object(node, &[], "");
    visitor.fix_moves();
    visitor.layout
}

impl Layout {
    /// Returns where the value that should stand at a pointer was written, or what holds it.
    pub(crate) fn spot(&self, pointer: &str) -> Option<&Spot> {
        let holds = |spot: &&Spot| {
            let rest = pointer.strip_prefix(spot.pointer.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.spots.iter().filter(holds).max_by_key(|spot| spot.pointer.len())
    }

    /// Returns where exactly this value was written.
    pub(crate) fn exact(&self, pointer: &str) -> Option<&Place> {
        self.spots.iter().find(|spot| spot.pointer == pointer).map(|spot| &spot.place)
    }
}

pub(super) struct Visitor<'a, 'text> {
    pub(super) reading: &'a Reading<'text>,
    pub(super) service: &'a Service,
    places: Vec<Vec<&'a str>>,
    names: Names,
    root: &'a Node,
    pub(super) findings: &'a mut Findings,
    pub(super) layout: Layout,
    pub(super) moves: Vec<Move>,
}

/// What has to be moved.
pub(super) struct Move {
    pub(super) finding: usize,
    pub(super) place: Place,
    /// The object that it stands in.
    pub(super) parent: Vec<String>,
    pub(super) target: Vec<String>,
}

impl<'a> Visitor<'a, '_> {
    fn object(&mut self, node: &'a Node, base: &[String], written: &str) {
        let members = node.members();
        let last = members.last().map(|member| member.node.span.end);
        self.layout.containers.push(Container { path: base.to_vec(), span: node.span.clone(), last });
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, member) in members.iter().enumerate() {
            if let Some(before) = known.insert(&member.name, index) {
                self.say_twice(node, before, index, written);
            }
        }
        for (index, member) in members.iter().enumerate() {
            if known.get(member.name.as_str()) == Some(&index) {
                self.member(node, index, base, written);
            }
        }
    }

    fn member(&mut self, parent: &'a Node, index: usize, base: &[String], written: &str) {
        let member = &parent.members()[index];
        let place = place(parent, index, self.reading.json());
        let pointer = child(written, &member.name);
        let own = joined(base, &member.name);
        match self.resolve(parent, member, base) {
            Found::Exact => self.take(member, own, place, &pointer),
            Found::Misspelt(right) => {
                self.say_misspelt(member, &right, &place, &pointer);
                match self.names {
                    Names::Corrected => {
                        let here = joined(base, &right);
                        let elsewhere = || self.place_of(&right, is_object(&member.node));
                        let path = if self.reads(base, &right) { here } else { elsewhere().unwrap_or(here) };
                        self.take(member, path, place, &pointer);
                    }
                    Names::AsWritten => self.keep(member, own, place),
                }
            }
            Found::Renamed(right) => {
                let index = self.say_place(&member.name, &right, &pointer, &place);
                let title = texts::lint_fix_rename(member.name.as_str(), right.as_str());
                self.set_fix(index, &title, vec![(place.name.clone(), json_string(&right))]);
                self.take(member, joined(base, &right), place, &pointer);
            }
            Found::Elsewhere(target) => self.elsewhere(member, target, own, place, &pointer),
            Found::Around => self.around(parent, member, base, place, &pointer),
            Found::Unknown => {
                self.say_instance(&member.name, base, &pointer, &place);
                self.keep(member, own, place);
            }
        }
    }

    /// Takes a member that the service reads.
    fn take(&mut self, member: &'a Member, path: Vec<String>, place: Place, pointer: &str) {
        let is_inner = self.places.iter().any(|known| known.len() > path.len() && starts_with(known, &path));
        if is_inner && !member.node.members().is_empty() {
            self.layout.spots.push(Spot { pointer: path::pointer(path.iter().map(String::as_str)), place });
            self.object(&member.node, &path, pointer);
        } else {
            if is_inner && is_object(&member.node) {
                let span = member.node.span.clone();
                self.layout.containers.push(Container { path: path.clone(), span, last: None });
            }
            self.keep(member, path, place);
        }
    }

    /// Keeps a value as it is; what is there already stays.
    fn keep(&mut self, member: &Member, path: Vec<String>, place: Place) {
        let segments: Vec<&str> = path.iter().map(String::as_str).collect();
        self.layout.spots.push(Spot { pointer: path::pointer(segments.iter().copied()), place });
        if let (None, Ok(value)) =
            (path::find(&self.layout.object, &segments), value_of(self.reading.json(), &member.node))
        {
            path::insert(&mut self.layout.object, &segments, value);
        }
    }

    fn elsewhere(
        &mut self,
        member: &'a Member,
        target: Vec<String>,
        own: Vec<String>,
        place: Place,
        pointer: &str,
    ) {
        let wrapper = self.service.wrapper.as_deref();
        let is_beside = own.len() == 1 && target.len() == 2 && wrapper == target.first().map(String::as_str);
        let index = if is_beside {
            self.say_outside(&member.name, pointer, &place)
        } else {
            let inside = usize::from(wrapper == target.first().map(String::as_str));
            self.say_place(&dotted(&own, wrapper), &target[inside..].join("."), pointer, &place)
        };
        // Where the right place is taken there is no telling which of the two is meant.
        if at(self.root, &target).is_some() {
            self.keep(member, own, place);
        } else {
            let parent = own[..own.len() - 1].to_vec();
            self.moves.push(Move { finding: index, place: place.clone(), parent, target: target.clone() });
            self.layout.was_wrong = true;
            self.take(member, target, place, pointer);
        }
    }

    fn around(&mut self, parent: &Node, member: &'a Member, base: &[String], place: Place, pointer: &str) {
        let name = self.service.name.text(self.findings.locale);
        let wrapper = member.name.as_str();
        let message = if self.service.wrapper.is_some() || wrapper == "parameters" {
            texts::lint_envelope(wrapper, name)
        } else {
            texts::parameters_wrong_nesting_superfluous(wrapper, name)
        };
        let help = texts::parameters_wrong_nesting_superfluous_help(wrapper);
        let index = self.say(WRONG_NESTING, message, help, pointer, &place);
        let json = self.reading.json();
        let change = if parent.members().len() == 1 {
            (parent.span.clone(), json[place.value.clone()].to_owned())
        } else {
            let inside = json[place.value.start + 1..place.value.end - 1].trim();
            (place.name.start..place.value.end, inside.to_owned())
        };
        self.set_fix(index, &texts::lint_fix_unwrap(wrapper), vec![change]);
        self.layout.was_wrong = true;
        let containers = self.layout.containers.len();
        self.object(&member.node, base, pointer);
        // It is no place to move anything to.
        self.layout.containers.remove(containers);
    }

    fn resolve(&self, parent: &Node, member: &Member, base: &[String]) -> Found {
        let name = member.name.as_str();
        let is_object = is_object(&member.node);
        if self.reads(base, name) {
            return Found::Exact;
        }
        if base.is_empty() && self.service.other_keys.iter().any(|known| known == name) {
            return Found::Unknown;
        }
        let own = joined(base, name);
        if let Some(target) = self.place_of(name, is_object).filter(|target| !base.starts_with(target)) {
            return if target == own { Found::Exact } else { Found::Elsewhere(target) };
        }
        if is_object && is_container(name) {
            return self.container(parent, member, base);
        }
        self.misspelt(parent, name, is_object, base).map_or(Found::Unknown, Found::Misspelt)
    }

    /// Judges an object that other services have.
    fn container(&self, parent: &Node, member: &Member, base: &[String]) -> Found {
        let wrapper = self.service.wrapper.as_deref().filter(|_| base.is_empty());
        let inside = |at: &[String]| member.node.members().iter().any(|inner| self.reads(at, &inner.name));
        if let Some(wrapper) = wrapper
            && !parent.members().iter().any(|sibling| sibling.name == wrapper)
            && inside(&[wrapper.to_owned()])
        {
            return Found::Renamed(wrapper.to_owned());
        }
        let is_known = |inner: &Member| {
            let is_object = is_object(&inner.node);
            self.reads(base, &inner.name) || self.place_of(&inner.name, is_object).is_some()
        };
        if member.node.members().iter().any(is_known) { Found::Around } else { Found::Unknown }
    }

    /// Returns the name that is meant, where exactly one is near.
    fn misspelt(&self, parent: &Node, name: &str, is_object: bool, base: &[String]) -> Option<String> {
        let is_there = |right: &str| parent.members().iter().any(|member| member.name == right);
        let fits = |known: &&Vec<&str>| known.len() > base.len() && starts_with(known, base);
        let here =
            self.places.iter().filter(fits).filter(|known| is_object == (known.len() > base.len() + 1));
        let mut near = here.map(|known| known[base.len()]).filter(|right| is_near(name, right));
        let elsewhere = || {
            let inner = |known: &Vec<&'a str>| known[..known.len() - 1].to_vec();
            if is_object {
                return self.places.iter().flat_map(inner).find(|right| is_near(name, right));
            }
            let last = self.places.iter().filter_map(|known| known.last().copied());
            last.into_iter().find(|right| is_same(name, right))
        };
        let right = near.next().or_else(elsewhere)?;
        let is_only = near.all(|other| other == right);
        (is_only && !is_there(right)).then(|| right.to_owned())
    }

    /// Says whether the service reads a name at a place.
    fn reads(&self, base: &[String], name: &str) -> bool {
        self.places.iter().any(|known| starts_with(known, base) && known.get(base.len()) == Some(&name))
    }

    /// Returns where the service reads a name.
    fn place_of(&self, name: &str, is_object: bool) -> Option<Vec<String>> {
        self.places.iter().find_map(|known| {
            let index = known.iter().position(|segment| *segment == name)?;
            let fits = is_object == (index + 1 < known.len());
            fits.then(|| known[..=index].iter().map(|segment| (*segment).to_owned()).collect())
        })
    }
}

fn is_object(node: &Node) -> bool {
    matches!(node.value, Content::Object(_))
}

fn starts_with(known: &[&str], base: &[String]) -> bool {
    known.len() >= base.len() && known.iter().zip(base).all(|(one, other)| one == other)
}

fn joined(base: &[String], name: &str) -> Vec<String> {
    base.iter().cloned().chain([name.to_owned()]).collect()
}

/// Returns a path as the form names it, without the wrapper.
fn dotted(path: &[String], wrapper: Option<&str>) -> String {
    let inside = usize::from(path.len() > 1 && wrapper == path.first().map(String::as_str));
    path[inside..].join(".")
}

fn at<'node>(node: &'node Node, path: &[String]) -> Option<&'node Node> {
    path.iter().try_fold(node, |node, name| node.member(name))
}

pub(crate) fn json_string(text: &str) -> String {
    Value::from(text).to_string()
}

pub(super) fn place(parent: &Node, index: usize, json: &str) -> Place {
    let members = parent.members();
    let member = &members[index];
    let value = member.node.span.clone();
    let between = &json[member.offset..value.start];
    let name_end =
        member.offset + between.rfind(':').map_or(between.len(), |colon| between[..colon].trim_end().len());
    let removal = match (members.get(index + 1), index.checked_sub(1).map(|before| &members[before])) {
        (Some(next), _) => member.offset..next.offset,
        (None, Some(before)) => before.node.span.end..value.end,
        (None, None) => member.offset..value.end,
    };
    Place { name: member.offset..name_end, value, removal }
}
