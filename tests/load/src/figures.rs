//! What was measured, over several runs.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// How the runs of a figure become one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sum {
    Median,
    Total,
}

/// Figures by name, in the order in which they were first given.
#[derive(Default, Debug)]
pub struct Figures {
    names: Vec<&'static str>,
    runs: BTreeMap<&'static str, (Sum, Vec<f64>)>,
}

impl Figures {
    /// One run's figure; the median of the runs is told.
    pub fn add(&mut self, name: &'static str, figure: f64) {
        self.push(name, Sum::Median, figure);
    }

    /// One run's part of what must stay zero; the sum is told.
    pub fn count(&mut self, name: &'static str, figure: usize) {
        self.push(name, Sum::Total, figure as f64);
    }

    fn push(&mut self, name: &'static str, sum: Sum, figure: f64) {
        let entry = self.runs.entry(name).or_insert_with(|| {
            self.names.push(name);
            (sum, Vec::new())
        });
        entry.1.push(figure);
    }

    /// One figure of all its runs.
    pub fn told(&self, name: &str) -> Option<f64> {
        let (sum, runs) = self.runs.get(name)?;
        Some(match sum {
            Sum::Total => runs.iter().sum(),
            Sum::Median => {
                let mut sorted = runs.clone();
                sorted.sort_by(f64::total_cmp);
                let (low, high) = (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
                f64::midpoint(low, high)
            }
        })
    }

    /// All figures as one object.
    pub fn object(&self) -> Map<String, Value> {
        self.names.iter().map(|name| ((*name).to_owned(), json!(round(self.told(name).unwrap_or(0.0))))).collect()
    }

    /// All figures as a table: the median, and the runs beside it.
    pub fn table(&self) -> String {
        let lines = self.names.iter().map(|name| {
            let runs: Vec<String> = self.runs[name].1.iter().map(|&run| round(run).to_string()).collect();
            let several = if runs.len() > 1 { format!("   of {}", runs.join(" ")) } else { String::new() };
            format!("  {name:<18} {:>12}{several}\n", round(self.told(name).unwrap_or(0.0)))
        });
        lines.collect()
    }
}

/// Three decimals: no measurement here is better than that.
fn round(figure: f64) -> f64 {
    (figure * 1e3).round() / 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_told_and_losses_add_up() {
        let mut figures = Figures::default();
        for run in [9.0, 1.0, 2.0] {
            figures.add("ms", run);
            figures.count("lost", 1);
        }
        assert_eq!((figures.told("ms"), figures.told("lost")), (Some(2.0), Some(3.0)));
        figures.add("ms", 4.0);
        assert_eq!(figures.told("ms"), Some(3.0));
        assert_eq!(figures.object()["lost"], json!(3.0));
    }
}
