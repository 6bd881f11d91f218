//! Charts of the tables, in SVG: for each operation how long every library takes, as a multiple of our time, and for
//! each shape how large the wires are.

use std::error::Error;

use plotters::{
    coord::Shift,
    prelude::{DrawingArea, IntoDrawingArea, RGBColor, Rectangle, SVGBackend, Text, WHITE},
    style::{
        Color, FontStyle, IntoFont, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use crate::{
    cells::Wire,
    report::{Row, nanoseconds, peers},
};

const WIDTH: i32 = 860;
/// Where bars begin, how long the longest is, and how many times ours it stands for.
const BAR_START: i32 = 220;
const BAR_LEN: f64 = 540.0;
const LONGEST: f64 = 6.0;
const BAR: i32 = 12;
const GAP: i32 = 12;
const HEAD: i32 = 112;
const FOOT: i32 = 16;

const FONTS: &str = "Inter, Segoe UI, Helvetica Neue, Helvetica, Arial, sans-serif";
const INK: RGBColor = RGBColor(0x1f, 0x29, 0x37);
const MUTED: RGBColor = RGBColor(0x6b, 0x72, 0x80);
const COLORS: [RGBColor; 4] =
    [RGBColor(0xe8, 0x59, 0x0c), RGBColor(0x36, 0x6f, 0xb5), RGBColor(0x6f, 0xa8, 0xa0), RGBColor(0xb4, 0xbb, 0xc6)];

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// A chart: for each shape a bar for each series.
struct Chart {
    title: String,
    subtitle: &'static str,
    series: Vec<&'static str>,
    shapes: Vec<Bars>,
}

/// The bars of a shape.
struct Bars {
    shape: &'static str,
    /// What stands beside the first bar, which all others are multiples of.
    unit: String,
    /// The bars, with their series.
    multiples: Vec<(usize, f64)>,
}

/// Draws all charts; each comes with the name of its file.
///
/// # Errors
///
/// None is expected: the charts are drawn into strings.
pub fn charts(rows: &[Row]) -> Result<Vec<(String, String)>> {
    let mut operations: Vec<(Wire, &'static str)> = Vec::new();
    for row in rows {
        if !operations.contains(&(row.wire, row.operation)) {
            operations.push((row.wire, row.operation));
        }
    }
    let mut charts = vec![("sizes.svg".to_owned(), sizes(rows).draw()?)];
    for (wire, operation) in operations {
        let name = format!("{wire:?} {operation}.svg").to_lowercase().replace(", ", "-").replace(' ', "-");
        charts.push((name, times(rows, wire, operation).draw()?));
    }
    Ok(charts)
}

fn times(rows: &[Row], wire: Wire, operation: &str) -> Chart {
    let mut series = vec!["wireform"];
    series.extend(peers(wire));
    let rows = rows.iter().filter(|row| row.wire == wire && row.operation == operation);
    let shapes = rows.map(|row| {
        let ratios = series.iter().enumerate().filter_map(|(at, name)| Some((at, row.ratio(name)?)));
        Bars { shape: row.shape, unit: nanoseconds(row.times[0].1.median), multiples: ratios.collect() }
    });
    Chart {
        title: format!("{wire:?}: {operation}"),
        subtitle: "time for one message as a multiple of wireform's; shorter is faster",
        shapes: shapes.collect(),
        series,
    }
}

fn sizes(rows: &[Row]) -> Chart {
    let size = |shape, wire| rows.iter().find(|row| row.shape == shape && row.wire == wire).map(|row| row.bytes);
    let mut shapes: Vec<Bars> = Vec::new();
    for row in rows.iter().filter(|row| row.wire == Wire::Protobuf) {
        if shapes.last().is_none_or(|last| last.shape != row.shape) {
            let wires = [Wire::Protobuf, Wire::Json, Wire::Xml].into_iter().enumerate();
            let multiple = |bytes| bytes as f64 / row.bytes as f64;
            let multiples = wires.filter_map(|(at, wire)| Some((at, multiple(size(row.shape, wire)?)))).collect();
            shapes.push(Bars { shape: row.shape, unit: format!("{} bytes", row.bytes), multiples });
        }
    }
    Chart {
        title: "Size of one message".to_owned(),
        subtitle: "as a multiple of protobuf's",
        series: vec!["protobuf", "JSON", "XML"],
        shapes,
    }
}

impl Chart {
    fn draw(&self) -> Result<String> {
        let mut svg = String::new();
        let heights = self.shapes.iter().map(Bars::height).sum::<i32>();
        {
            let size = (WIDTH as u32, (HEAD + heights + FOOT) as u32);
            let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
            area.fill(&WHITE)?;
            text(&area, &self.title, (24, 34), &Style { size: 22.0, color: INK, bold: true, anchor: HPos::Left })?;
            let muted = Style { size: 14.0, color: MUTED, bold: false, anchor: HPos::Left };
            text(&area, self.subtitle, (24, 60), &muted)?;
            self.legend(&area)?;
            let mut top = HEAD;
            for bars in &self.shapes {
                bars.draw(&area, top)?;
                top += bars.height();
            }
            area.present()?;
        }
        Ok(svg)
    }

    fn legend(&self, area: &Area<'_>) -> Result {
        for ((name, color), at) in self.series.iter().zip(COLORS).zip(0..) {
            let left = BAR_START + at * 140;
            area.draw(&Rectangle::new([(left, 80), (left + 12, 92)], color.filled()))?;
            text(area, name, (left + 18, 86), &Style { size: 13.0, color: INK, bold: false, anchor: HPos::Left })?;
        }
        Ok(())
    }
}

impl Bars {
    fn height(&self) -> i32 {
        self.multiples.len() as i32 * BAR + GAP
    }

    fn draw(&self, area: &Area<'_>, top: i32) -> Result {
        let name = Style { size: 14.0, color: INK, bold: false, anchor: HPos::Right };
        text(area, self.shape, (BAR_START - 12, top + (self.height() - GAP) / 2), &name)?;
        for (&(series, multiple), row) in self.multiples.iter().zip(0..) {
            let top = top + row * BAR;
            let len = (multiple.min(LONGEST) / LONGEST * BAR_LEN).round() as i32;
            let corners = [(BAR_START, top), (BAR_START + len.max(2), top + BAR - 2)];
            area.draw(&Rectangle::new(corners, COLORS[series].filled()))?;
            let value = match multiple {
                _ if row == 0 => self.unit.clone(),
                // The bar is cut off.
                multiple if multiple > LONGEST => format!("{multiple:.1}× …"),
                multiple => format!("{multiple:.2}×"),
            };
            let style =
                Style { size: 11.0, color: if row == 0 { INK } else { MUTED }, bold: false, anchor: HPos::Left };
            text(area, &value, (BAR_START + len + 6, top + (BAR - 2) / 2), &style)?;
        }
        Ok(())
    }
}

/// How a text looks.
struct Style {
    size: f64,
    color: RGBColor,
    bold: bool,
    anchor: HPos,
}

fn text(area: &Area<'_>, text: &str, place: (i32, i32), style: &Style) -> Result {
    // The backend takes a size for the height of a line and divides it by this.
    const LINE: f64 = 1.24;
    let font = (FONTS, style.size * LINE).into_font();
    let font = if style.bold { font.style(FontStyle::Bold) } else { font };
    let style = TextStyle::from(font).color(&style.color).pos(Pos::new(style.anchor, VPos::Center));
    area.draw(&Text::new(text, place, style))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Time;

    #[test]
    fn charts_have_every_shape_and_ratio() {
        let time = |median| Time { median, minimum: median };
        let row = |wire, bytes, operation, peer, peer_time| Row {
            wire,
            shape: "person",
            bytes,
            operation,
            times: vec![("wireform", time(20.0)), (peer, time(peer_time))],
        };
        let rows =
            [row(Wire::Protobuf, 33, "decode, owned", "prost", 45.0), row(Wire::Json, 82, "read", "serde_json", 10.0)];
        let charts = charts(&rows).unwrap();
        let names: Vec<_> = charts.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["sizes.svg", "protobuf-decode-owned.svg", "json-read.svg"]);
        for (at, expected) in [(0, "2.48×"), (0, "33 bytes"), (1, "2.25×"), (1, "20.0 ns"), (2, "0.50×"), (2, "person")]
        {
            assert!(charts[at].1.contains(&format!(">\n{expected}\n<")), "{expected}: {}", charts[at].1);
        }
    }
}
