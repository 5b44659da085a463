//! Events as they are stored.

use peil_room::{edit, event, scores, wifi};

use super::{
    answer::Value,
    deck::{Deck, Question, Slide},
    mirror::{Hex, Round, mirror},
    tally::{Curve, Keeping, Row, Shift, Tally},
};

mirror! {
    enum Event of event::Event {
        Began { deck: Deck, groups: Vec<String>, minimum: u16, extras: bool, at: u64 },
        Stepped { at: u64, bounce_ms: u64, undo: Option<String> },
        Placed(place: Place),
        Covered(cover: Cover),
        Spotlit { round: Round, card: u32 },
        Unlit,
        Compared(comparison: Option<Hex>),
        Replayed { round: Round, part: u16, pace: Option<u64> },
        ReplayEnded,
        SlideAdded { slide: Slide, behind: Option<String> },
        SlideRemoved(slide: String),
        SlideMended(slide: Slide),
        ExtrasSwitched(shown: bool),
        Locked(locked: bool),
        Capped(cap: Option<u32>),
        WifiSet(wifi: Option<Wifi>),
        RoundOpened { round: Round, asked: Question },
        RoundReopened(round: Round),
        RoundClosed { round: Round, grace_until: u64 },
        GraceEnded(round: Round),
        RoundDropped(round: Round),
        Revealed(round: Round),
        Concealed(round: Round),
        SplitShown { round: Round, alone: Vec<Vec<u16>> },
        SplitHidden(round: Round),
        TalkBegan(question: String),
        TalkEnded,
        TimerSet { question: String, length: u64, until: u64, closes: bool },
        TimerEnded,
        TimerStopped,
        BallotCast {
            round: Round,
            ballot: Hex,
            revision: u64,
            id: Hex,
            group: Chosen,
            answer: Vec<Option<Value>>,
            held: Vec<u16>,
            held_words: Vec<(u16, String)>,
        },
        BallotWithdrawn { round: Round, ballot: Hex, revision: u64, id: Hex },
        RoundHealed { round: Round, asked: Question, opened_on: Option<String> },
        BallotHealed {
            round: Round,
            ballot: Hex,
            revision: u64,
            id: Hex,
            group: Chosen,
            answer: Option<Vec<Option<Value>>>,
            held: Vec<u16>,
            held_words: Vec<(u16, String)>,
        },
        CameLate { round: Round, ballot: Hex },
        CardHidden { round: Round, card: u32, hidden: bool },
        AllHidden(round: Round),
        CardApproved { round: Round, card: u32, revision: u64 },
        CardPinned { round: Round, card: u32, pinned: bool },
        CardMoved { round: Round, card: u32, field: u16 },
        CardAdded { round: Round, field: u16, text: String },
        WordHidden { round: Round, field: u16, word: String, hidden: bool },
        WordsEdited { round: Round, field: u16, edit: WordEdit },
        WordEditUndone { round: Round, field: u16 },
        ClusterNamed { round: Round, field: u16, cluster: u16, name: String },
        ClusterMerged { round: Round, cluster: u16, into: u16 },
        ClusterDropped { round: Round, cluster: u16 },
        CardsFiled { round: Round, field: u16, cards: Vec<u32>, cluster: Option<u16> },
        FilingOpened { round: Round, field: u16, open: bool },
        OwnCardFiled { round: Round, card: u32, cluster: Option<u16> },
        ClusterChangeUndone { round: Round, field: u16 },
        ActionSet { round: Round, action: u32, said: [String; 3] },
        ActionStruck { round: Round, action: u32, struck: bool },
        ScoresSet { question: String, whose: Whose, scores: Vec<Option<i32>> },
        ScoresShown { round: Round, whose: Whose },
        ScoresHidden(round: Round),
        GroupAccepted(group: u16),
        ReadableSet { question: String, readable: bool },
        Rehearsing(phones: u32),
        Ended { at: u64 },
        Unended,
        KeepingSet(keeping: Keeping),
        SplitKept { round: Round, shown: bool, alone: Vec<Vec<u16>>, rows: Vec<Vec<Row>> },
        ShiftKept { round: Round, shift: Option<Shift> },
        Tallied { round: Round, tally: Tally },
        CurveKept { round: Round, curve: Curve },
        Sealed,
    }
}

mirror! {
    enum WordEdit of edit::WordEdit {
        Merged(words: Vec<String>),
        Split(word: String),
        Renamed { word: String, label: String },
    }
}

mirror! {
    enum Place of event::Place {
        Lobby,
        Slide(slide: String),
        Closing,
    }
}

mirror! {
    enum Cover of event::Cover {
        None,
        Blank,
        Code,
        Wifi,
        Frozen,
    }
}

mirror! {
    struct Wifi of wifi::Wifi {
        name: String,
        password: String,
    }
}

mirror! {
    enum Whose of scores::Whose {
        Room,
        Group(group: u16),
    }
}

mirror! {
    enum Chosen of event::Chosen {
        None,
        Listed(group: u16),
        Typed(name: String),
    }
}
