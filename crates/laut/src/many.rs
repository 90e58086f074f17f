//! Many articles at once: gathered and read in parallel, handed on in the order they were asked for.
//!
//! ```text
//! inputs ──▶ origins ──▶ tasks ──▶ batches ──▶ gather + read + `each`, in parallel ──▶ `sink`, in order
//! ```
//!
//! A task is a small file, or an article out of a large one; only one batch of them is held in memory. Batches begin
//! with a single task and double, so that the first record is out at once however many follow.

use crate::gather::{Fill, GatherError, Gathered, Input, Origin, gather, sources};
use crate::{Error, Laut, Record};
use rayon::prelude::*;
use std::ops::ControlFlow;

/// A file of up to so many bytes is a task as a whole; of a larger one, each article is.
const WHOLE: u64 = 256 << 10;
/// Tasks in a batch for each job: enough for the jobs to end at about the same time.
const TASKS_PER_JOB: usize = 16;
/// Bytes after which a batch is full.
const BATCH_BYTES: usize = 8 << 20;

/// A record, and where its article was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The record.
    pub record: Record,
    /// File, with line for JSON Lines; for messages.
    pub place: String,
}

/// What to read, and how.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// What the user named.
    pub inputs: Vec<Input>,
    /// What the user said of all articles.
    pub fill: Fill,
    /// How many articles are read at the same time; none for as many as the machine has cores.
    pub jobs: Option<usize>,
}

enum Task {
    Whole(Origin),
    One(Box<Result<Gathered, GatherError>>),
}

impl Laut {
    /// Reads everything that `batch` names. `each` is called for every article in parallel, `sink` for what it gave, in
    /// the order of the input; `sink` may end the reading.
    pub fn read_all<T: Send>(
        &self,
        batch: &Batch,
        each: impl Fn(Result<Read, Error>) -> T + Sync,
        mut sink: impl FnMut(T) -> ControlFlow<()>,
    ) {
        let jobs = batch.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
        let mut tasks = tasks(batch);
        let mut pool = None;
        let mut size = 1;
        loop {
            let next = next(&mut tasks, size);
            if next.is_empty() {
                return;
            }
            let run = |task: Task| self.run(task, &batch.fill, &each);
            if jobs > 1 && next.len() > 1 && pool.is_none() {
                // Where the system gives no threads, one job does it all.
                pool = Some(rayon::ThreadPoolBuilder::new().num_threads(jobs).build().ok());
            }
            let done: Vec<Vec<T>> = match &pool {
                Some(Some(pool)) => pool.install(|| next.into_par_iter().with_max_len(1).map(run).collect()),
                _ => next.into_iter().map(run).collect(),
            };
            for one in done.into_iter().flatten() {
                if sink(one).is_break() {
                    return;
                }
            }
            size = (size * 2).min(jobs * TASKS_PER_JOB);
        }
    }

    fn run<T>(&self, task: Task, fill: &Fill, each: &impl Fn(Result<Read, Error>) -> T) -> Vec<T> {
        match task {
            Task::One(gathered) => vec![each(self.read_one(*gathered))],
            Task::Whole(origin) => gather(&origin, fill).map(|gathered| each(self.read_one(gathered))).collect(),
        }
    }

    fn read_one(&self, gathered: Result<Gathered, GatherError>) -> Result<Read, Error> {
        let gathered = gathered?;
        match self.read_gathered(&gathered) {
            Ok(record) => Ok(Read { record, place: gathered.place }),
            Err(error) => Err(Error::Read { place: gathered.place, error }),
        }
    }
}

fn tasks(batch: &Batch) -> impl Iterator<Item = Task> {
    sources(&batch.inputs).into_iter().flat_map(|origin| -> Box<dyn Iterator<Item = Task>> {
        match origin {
            Ok(origin) if is_small(&origin) => Box::new(std::iter::once(Task::Whole(origin))),
            Ok(origin) => Box::new(gather(&origin, &batch.fill).map(|one| Task::One(Box::new(one)))),
            Err(error) => Box::new(std::iter::once(Task::One(Box::new(Err(error))))),
        }
    })
}

fn is_small(origin: &Origin) -> bool {
    matches!(origin, Origin::File(path) if path.metadata().is_ok_and(|meta| meta.is_file() && meta.len() <= WHOLE))
}

/// The next tasks: `size` of them, fewer when they are large.
fn next(tasks: &mut impl Iterator<Item = Task>, size: usize) -> Vec<Task> {
    let mut batch = Vec::with_capacity(size);
    let mut bytes = 0;
    while batch.len() < size && bytes < BATCH_BYTES {
        let Some(task) = tasks.next() else { break };
        bytes += match &task {
            Task::One(one) => one.as_ref().as_ref().map_or(0, |gathered| gathered.article.text.len()),
            Task::Whole(_) => WHOLE as usize / 4,
        };
        batch.push(task);
    }
    batch
}
