//! Limits of a room, each with its unit and its reason.

/// Slides in a deck: a day's workshop has eighty.
pub const SLIDES: usize = 300;
/// Characters in the prompt of a question that is made while the room runs: more does not fit a projector with its answers.
pub const PROMPT: u16 = 210;
/// Choices of a follow-up question: one is none, and more than twelve fit no projector at the text floor.
pub const FOLLOW_CHOICES: (usize, usize) = (2, 12);
/// Characters in one of them: a card of the longest that decks ask for.
pub const FOLLOW_CHOICE: u16 = 140;
/// Points that everybody spreads over them: more are tapped in one by one for too long.
pub const FOLLOW_POINTS: (u16, u16) = (1, 10);
/// Characters in what helps to fill it in: the three choices that came out on top.
pub const FOLLOW_HINT: u16 = 500;
/// Characters above one of its fields.
pub const FOLLOW_LABEL: u16 = 40;
/// Bytes in the id of a question that is made while the room runs.
pub const FOLLOW_ID: usize = 40;
/// Fields in a question: more do not fit a phone that is filled in standing.
pub const FIELDS: usize = 12;
/// Items, choices or series in a list: more cannot be read on one projector.
pub const ITEMS: usize = 40;
/// Groups in a room: those of its list, and typed ones that ballots name.
pub const GROUPS: usize = 60;
/// The bounds of the smallest group that is shown on its own: under three, a split names people.
pub const GROUP_MINIMUM: (u16, u16) = (3, 5);
/// The smallest group whose texts and keywords are shown on their own, whatever the room's minimum: words tell who wrote them.
pub const WORDS_MINIMUM: u16 = 5;
/// People who gave a grade twice under which nothing is said of how they moved.
pub const SHIFT_MINIMUM: u32 = 5;
/// Characters in a group's name.
pub const GROUP_NAME: usize = 60;
/// Characters in the longest text a field may ask for.
pub const TEXT: usize = 500;
/// Characters in the longest keyword a field may ask for.
pub const KEYWORD: usize = 60;
/// Keywords in one answer.
pub const KEYWORDS: usize = 10;
/// Grades on a scale: a histogram of more has no readable bins.
pub const GRADES: usize = 201;
/// The largest rating either way, so that 300,000 squares fit a `u64`.
pub const RATING: i32 = 1_000_000;
/// Numbers on a rating's scale of which each is counted; of a wider scale only count, sum and squares are kept.
pub const RATING_BINS: usize = 11;
/// Invented phones of a rehearsal: one is a rehearsal too, and what a hall of three hundred shows, thousands show.
pub const INVENTED: (u32, u32) = (1, 300);
/// Combining marks on one letter: enough for any spelling, too few to climb over the line above.
pub const COMBINING: usize = 2;
/// Code points in a character: the longest emoji in use have seven.
pub const CODE_POINTS: usize = 8;
/// Rounds of one question: a question asked more often is another question.
pub const ROUNDS: u32 = 20;
/// Ballots in one round: fifteen times the largest hall.
pub const BALLOTS: usize = 300_000;
/// Pinned cards in a round: six stand on one projector at the text floor.
pub const PINNED: usize = 6;
/// Cards that the presenter adds to one round.
pub const ADDED_CARDS: usize = 100;
/// Fields of an action list: what is done, by whom and when.
pub const ACTION_FIELDS: usize = 3;
/// Characters in what is done, by whom and when: a line of each fits a projector at the text floor.
pub const ACTION_LENGTHS: [u16; ACTION_FIELDS] = [120, 60, 40];
/// Lines that the presenter adds to one action list.
pub const ADDED_ACTIONS: usize = 100;
/// Changes that the presenter makes to the words of one field: each is walked through for every view.
pub const WORD_EDITS: usize = 200;
/// Words that one change merges.
pub const MERGED: usize = 40;
/// Clusters of one field that stand at once: two rows of three on a projector at the text floor.
pub const CLUSTERS: usize = 6;
/// Clusters that are ever named in one round.
pub const CLUSTERS_EVER: usize = 200;
/// Characters in the name of a cluster.
pub const CLUSTER_NAME: u16 = 40;
/// Cards that are filed at once: all that a presenter has before her.
pub const FILED: usize = 200;
/// Changes to the clusters of a field that can be taken back.
pub const CLUSTER_CHANGES: usize = 200;

/// Milliseconds after closing in which a ballot still counts: the time to press send.
pub const GRACE_MS: u64 = 10_000;
/// Milliseconds in which "previous" takes back a step that closed or revealed.
pub const UNDO_MS: u64 = 10_000;
/// Milliseconds after a step that opened, closed or revealed in which another "next" is taken for a bounce.
pub const BOUNCE_MS: u64 = 1_500;
/// Milliseconds between two content slides in which another "next" is taken for a bounce.
pub const CONTENT_BOUNCE_MS: u64 = 250;
/// Milliseconds that a timer may run: less is no time to read, more is another part of the programme.
pub const TIMER_MS: (u64, u64) = (10_000, 3_600_000);
/// Milliseconds in which ending can be undone.
pub const UNEND_MS: u64 = 600_000;
/// Answers under which the texts of a conditional field are held back, so that the single "no" is not outed.
pub const BRANCH_MINIMUM: usize = 3;
/// Milliseconds without a step after which a room ends by itself.
pub const ABANDONED_MS: u64 = 24 * 3_600_000;
/// Parts of a curve: a chart across a projector shows no more.
pub const CURVE_PARTS: u64 = 40;
/// Answers under which a sealed room keeps no curve: of fewer, it would tell when each came.
pub const CURVE_MINIMUM: u32 = 5;
/// Ballots that differ at least from one moment of a replay to the next, so that none of them is read off it.
pub const STILLS_APART: usize = 5;
/// Milliseconds that a part of a replay is shown while it moves: the whole takes four seconds to a minute and a half.
pub const PACE_MS: (u64, u64) = (100, 2_000);
/// People who wrote a word that is kept when answers are deleted; what fewer wrote may tell who they were.
pub const KEPT_WORD: u32 = 5;
