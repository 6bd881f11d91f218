//! Draws the sizes of a comparison as a chart, in SVG.
//!
//! Sizes only: they are the same on every machine, so a chart in a document stays true.

use plotters::{
    prelude::{DrawingArea, IntoDrawingArea, RGBColor, Rectangle, SVGBackend, Text, WHITE},
    style::{
        Color, FontStyle, IntoFont, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use crate::{
    formats::Result,
    rows::{Outcome, Row},
    table::thousands,
};

const WIDTH: i32 = 1040;
/// Where bars begin, and how long the longest is: names stand on the left, values on the right.
const BAR_START: i32 = 210;
const BAR_LEN: f64 = 440.0;
const BAR_HEIGHT: i32 = 30;
const ROW_HEIGHT: i32 = 46;
const HEAD: i32 = 116;
const FOOT: i32 = 28;

const FONTS: &str = "Inter, Segoe UI, Helvetica Neue, Helvetica, Arial, sans-serif";
const INK: RGBColor = RGBColor(0x1f, 0x29, 0x37);
const MUTED: RGBColor = RGBColor(0x6b, 0x72, 0x80);
const ACCENT: RGBColor = RGBColor(0xe8, 0x59, 0x0c);
const OURS: RGBColor = RGBColor(0x36, 0x6f, 0xb5);
const OTHERS: RGBColor = RGBColor(0xb4, 0xbb, 0xc6);

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

/// Draws a chart of the rows' sizes.
///
/// # Errors
///
/// None is expected: the chart is drawn into a string.
pub(crate) fn draw(title: &str, subtitle: &str, rows: &[Row]) -> Result<String> {
    let mut svg = String::new();
    let height = HEAD + rows.len() as i32 * ROW_HEIGHT + FOOT;
    {
        let area = SVGBackend::with_string(&mut svg, (WIDTH as u32, height as u32)).into_drawing_area();
        area.fill(&WHITE)?;
        text(&area, title, (32, 46), &Style { size: 28.0, color: INK, bold: true, anchor: HPos::Left })?;
        text(&area, subtitle, (32, 80), &Style { size: 16.0, color: MUTED, bold: false, anchor: HPos::Left })?;
        let sizes: Vec<_> = rows.iter().filter_map(|row| row.size()).map(|size| size.plain).collect();
        let (first, greatest) = (*sizes.first().unwrap_or(&1), *sizes.iter().max().unwrap_or(&1));
        for (at, row) in rows.iter().enumerate() {
            let y = HEAD + at as i32 * ROW_HEIGHT;
            draw_row(&area, y, row, at == 0, first as f64, greatest as f64)?;
        }
        area.present()?;
    }
    Ok(svg)
}

fn draw_row(area: &Area<'_>, top: i32, row: &Row, first: bool, unit: f64, greatest: f64) -> Result<()> {
    let middle = top + BAR_HEIGHT / 2;
    let name = Style { size: 17.0, color: INK, bold: first, anchor: HPos::Right };
    text(area, row.name, (BAR_START - 14, middle), &name)?;
    let note = Style { size: 16.0, color: MUTED, bold: false, anchor: HPos::Left };
    let Some(size) = row.size() else {
        return text(area, "cannot write it", (BAR_START + 6, middle), &note);
    };
    let plain = size.plain as f64;
    let end = BAR_START + ((plain / greatest * BAR_LEN).round() as i32).max(2);
    let color = match row.name {
        _ if first => ACCENT,
        name if name.starts_with("quick-xml") => OTHERS,
        _ => OURS,
    };
    area.draw(&Rectangle::new([(BAR_START, top), (end, top + BAR_HEIGHT)], color.filled()))?;
    let value = format!("{} bytes", thousands(size.plain));
    // The ratio stands behind the value, whose width is only known to who shows it: digits are about half as wide as
    // they are high.
    let behind = end + 10 + value.chars().count() as i32 * 11 + 6;
    text(area, &value, (end + 10, middle), &Style { color: INK, bold: true, size: 17.0, ..note })?;
    let ratio = if first { String::new() } else { format!("{:.1}×", plain / unit) };
    let lost = if matches!(row.outcome, Outcome::Lost { .. }) { ", does not come back" } else { "" };
    text(area, &(ratio + lost), (behind, middle), &note)
}

/// How a text looks.
struct Style {
    size: f64,
    color: RGBColor,
    bold: bool,
    anchor: HPos,
}

fn text(area: &Area<'_>, text: &str, place: (i32, i32), style: &Style) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    // The backend takes a size for the height of a line and divides it by this.
    const LINE: f64 = 1.24;
    let font = (FONTS, style.size * LINE).into_font();
    let font = if style.bold { font.style(FontStyle::Bold) } else { font };
    let style = TextStyle::from(font).color(&style.color).pos(Pos::new(style.anchor, VPos::Center));
    area.draw(&Text::new(text, place, style))?;
    Ok(())
}
