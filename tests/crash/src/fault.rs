//! Which call of the server on its disk goes wrong, and how.

/// How a call goes wrong; powercut.c says what each does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The call fails, whatever it is: a failed sync among them.
    Eio,
    /// A write finds no space.
    Enospc,
    /// A write writes half.
    Short,
    /// A write writes half, and then finds no space.
    Torn,
    /// The call and every later one fails: the server must give up, and say so.
    Dying,
}

/// The ways in which a single call goes wrong.
const ONCE: [Kind; 4] = [Kind::Eio, Kind::Enospc, Kind::Short, Kind::Torn];
/// Of so many calls one meets a disk that dies, which takes half a minute.
const DYING_EVERY: usize = 200;

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Eio => "eio",
            Self::Enospc => "enospc",
            Self::Short => "short",
            Self::Torn => "torn",
            Self::Dying => "dying",
        }
    }
}

/// Which call goes wrong, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The number of the call, from 1.
    pub call: usize,
    /// How.
    pub kind: Kind,
}

impl Fault {
    /// What the layer under the server is told.
    pub fn told(&self) -> [(&'static str, String); 2] {
        [("PEIL_FAULT_AT", self.call.to_string()), ("PEIL_FAULT_KIND", self.kind.name().into())]
    }
}

/// Every call up to `last`, in every way a single call goes wrong, and some on a disk that dies.
pub fn every(last: usize) -> Vec<Fault> {
    let dying = (1..=last).step_by(DYING_EVERY).map(|call| Fault { call, kind: Kind::Dying });
    dying.chain((1..=last).flat_map(|call| ONCE.map(|kind| Fault { call, kind }))).collect()
}

/// So many calls, spread evenly from `first` to `last`, each in one way, and one more on a disk that dies.
pub fn spread(first: usize, last: usize, number: usize) -> Vec<Fault> {
    let steps = number.saturating_sub(1).max(1);
    let calls = (0..number).map(|place| first + place * last.saturating_sub(first) / steps);
    // A call that fails whatever it is comes every other time: the others befall writes alone.
    let kinds = [Kind::Eio, Kind::Enospc, Kind::Eio, Kind::Short, Kind::Eio, Kind::Torn];
    let once = calls.zip(kinds.into_iter().cycle()).map(|(call, kind)| Fault { call, kind });
    std::iter::once(Fault { call: last / 2, kind: Kind::Dying }).chain(once).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_goes_wrong_in_every_way() {
        let all = every(1_000);
        for kind in ONCE {
            assert!((1..=1_000).all(|call| all.contains(&Fault { call, kind })), "{kind:?}");
        }
        assert_eq!(all.iter().filter(|fault| fault.kind == Kind::Dying).count(), 5);
    }

    #[test]
    fn a_few_calls_reach_from_the_first_to_the_last_and_go_wrong_in_every_way() {
        let few = spread(1, 1_000, 40);
        let calls: Vec<usize> = few.iter().skip(1).map(|fault| fault.call).collect();
        assert_eq!((calls.len(), calls.first(), calls.last()), (40, Some(&1), Some(&1_000)));
        for kind in ONCE.into_iter().chain([Kind::Dying]) {
            assert!(few.iter().any(|fault| fault.kind == kind), "{kind:?}");
        }
    }
}
