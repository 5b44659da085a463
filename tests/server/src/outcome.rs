//! What a command came to.

use serde_json::Value;

/// The reply to a command.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// A step or moderation was carried out.
    Done,
    /// A ballot as it stands now.
    Saved {
        /// The question.
        question: String,
        /// The number of its round.
        round: u64,
        /// The revision that stands.
        revision: u64,
        /// The id that stands.
        id: String,
        /// Whether that is a withdrawal.
        withdrawn: bool,
    },
    /// Nothing changed.
    Rejected {
        /// Why.
        reason: String,
        /// The field it is about.
        field: Option<String>,
    },
}

impl Outcome {
    /// The outcome that a message tells, if it is a reply.
    pub fn of(message: &Value) -> Option<Self> {
        let text = |name: &str| message[name].as_str().map(str::to_owned);
        match message["type"].as_str()? {
            "done" => Some(Self::Done),
            "saved" => Some(Self::Saved {
                question: text("question")?,
                round: message["round"].as_u64()?,
                revision: message["revision"].as_u64()?,
                id: text("id")?,
                withdrawn: message["withdrawn"].as_bool().unwrap_or(false),
            }),
            "rejected" => Some(Self::Rejected { reason: text("reason")?, field: text("field") }),
            _ => None,
        }
    }

    /// A refusal that names no field.
    pub fn refused(reason: &str) -> Self {
        Self::Rejected { reason: reason.into(), field: None }
    }

    /// A refusal that names a field.
    pub fn refused_for(reason: &str, field: &str) -> Self {
        Self::Rejected { reason: reason.into(), field: Some(field.into()) }
    }

    /// Whether it is a ballot that stands.
    pub fn is_saved(&self) -> bool {
        matches!(self, Self::Saved { .. })
    }

    /// Whether it was carried out.
    pub fn is_done(&self) -> bool {
        *self == Self::Done
    }
}
