//! Charts that the spreadsheet draws itself, from the cells of a table.

use rust_xlsxwriter::{Chart, ChartFormat, ChartLine, ChartSolidFill, ChartType};

/// The identity's petrol and koper.
const COLOURS: [&str; 2] = ["#0B5560", "#B84A00"];
/// The size of a chart, in pixels.
const SIZE: (u32, u32) = (560, 320);

/// How a table is drawn: its first column names, and each of these columns is a series.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub kind: Drawing,
    pub series: Vec<u16>,
}

/// What a table looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Drawing {
    /// Upright bars: a scale.
    Columns,
    /// Lying bars: things with names.
    Bars,
    /// A web of things with names.
    Web,
}

/// A chart of the rows after `head` to `last`.
pub(super) fn chart(drawn: &Drawn, sheet: &str, head: u32, last: u32) -> Chart {
    let mut chart = Chart::new(match drawn.kind {
        Drawing::Columns => ChartType::Column,
        Drawing::Bars => ChartType::Bar,
        Drawing::Web => ChartType::RadarWithMarkers,
    });
    for (at, column) in drawn.series.iter().enumerate() {
        let mut format = ChartFormat::new();
        let colour = COLOURS[at % COLOURS.len()];
        match drawn.kind {
            Drawing::Web => format.set_line(ChartLine::new().set_color(colour).set_width(2.25)),
            _ => format.set_solid_fill(ChartSolidFill::new().set_color(colour)),
        };
        chart
            .add_series()
            .set_name((sheet, head, *column))
            .set_categories((sheet, head + 1, 0, last, 0))
            .set_values((sheet, head + 1, *column, last, *column))
            .set_format(&mut format)
            .set_gap(60);
    }
    chart.title().set_hidden();
    if drawn.series.len() < 2 {
        chart.legend().set_hidden();
    }
    if drawn.kind == Drawing::Bars {
        // The first thing stands at the top, as in the table.
        chart.x_axis().set_reverse();
    }
    if drawn.kind != Drawing::Web {
        chart.y_axis().set_major_gridlines(false);
    }
    chart.set_width(SIZE.0).set_height(SIZE.1);
    chart
}
