"""Rules that hold for every template, style sheet and script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask, render_template
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from quiz.errors import PAGES

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
EXTENDS = re.compile(r"{% extends \"([^\"]+)\"")
FRAMES = {name for path in TEMPLATES for name in EXTENDS.findall(path.read_text(encoding="utf-8"))}
PAGE_TEMPLATES = [
    path
    for path in TEMPLATES
    if EXTENDS.search(path.read_text(encoding="utf-8")) and str(path.relative_to(ROOT / "templates")) not in FRAMES
]
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
ASSETS = SHEETS + sorted((ROOT / "static" / "js").glob("*.js"))

PHYSICAL = re.compile(
    r"^\s*(?:"
    r"(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*"
    r"|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r")\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)",
    re.MULTILINE,
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
}
FOREIGN = re.compile(r"(?:src|srcset|href|action|poster)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def without_jinja_comments(path: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_there_are_templates_and_style_sheets_to_look_at() -> None:
    assert len(PAGE_TEMPLATES) >= 3
    assert {"tokens.css", "base.css", "components.css", "print.css"} <= {path.name for path in SHEETS}


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_every_template_compiles(app: Flask, path: Path) -> None:
    app.jinja_env.get_template(str(path.relative_to(ROOT / "templates")))


@pytest.mark.parametrize("path", PAGE_TEMPLATES, ids=names(PAGE_TEMPLATES))
def test_every_page_has_a_title(path: Path) -> None:
    assert "{% block title %}" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_no_template_needs_what_the_content_policy_forbids(path: Path) -> None:
    text = without_jinja_comments(path)
    assert [name for name, pattern in INLINE.items() if pattern.search(text)] == []


NOT_WORDS = re.compile(
    r"\{#.*?#\}|\{% block main_class %\}.*?\{% endblock %\}|\{%.*?%\}|\{\{.*?\}\}|<(code|svg)\b.*?</\1>|&\w+;",
    re.DOTALL,
)
READ_ALOUD = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
NAME = {"Readback", "Read", "back"}


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_every_word_on_a_page_goes_through_gettext(path: Path) -> None:
    markup = NOT_WORDS.sub(" ", path.read_text(encoding="utf-8"))
    texts = [re.sub(r"<[^>]*>", " ", markup), *READ_ALOUD.findall(markup)]
    assert {word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text)} <= NAME


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_no_template_loads_or_links_another_site(path: Path) -> None:
    assert FOREIGN.findall(without_jinja_comments(path)) == []


@pytest.mark.parametrize("path", ASSETS, ids=names(ASSETS))
def test_no_asset_loads_from_another_site(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert re.findall(r"(?:url\(|@import|import\s*\(|fetch\(|from)\s*[\"'(]*(?:https?:)?//\S+", text) == []


@pytest.mark.parametrize("path", SHEETS, ids=names(SHEETS))
def test_layout_uses_logical_properties(path: Path) -> None:
    assert PHYSICAL.findall(COMMENT.sub("", path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("rule", ["margin-left: 0", "right: 0", "text-align: left", "width: 3rem", "min-height: 1px"])
def test_a_physical_property_would_be_noticed(rule: str) -> None:
    assert PHYSICAL.search(f"a {{\n  {rule};\n}}")


@pytest.mark.parametrize("tag", ['<a style="x">', "<b\nonclick='y'>", "<script>", '<script type="module">', "<style>"])
def test_an_inline_script_or_style_would_be_noticed(tag: str) -> None:
    assert any(pattern.search(tag) for pattern in INLINE.values())


def palettes() -> list[dict[str, str]]:
    text = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", COMMENT.sub("", text))
    return [dict(re.findall(r"(--[\w-]+|color-scheme):\s*([^;]+);", block)) for block in blocks]


def test_the_night_is_the_same_for_the_system_and_for_the_reader() -> None:
    _day, system, reader = palettes()
    assert system == reader
    assert system["color-scheme"] == "dark"


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 … 1 (WCAG 2.2, definition of relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 … 21 (WCAG 2.2, definition of contrast ratio)."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-soft", "accent", "bad", "good")
        for ground in ("paper", "surface", "sunken")
    ),
    ("marker-ink", "marker"),
    ("paper", "ink"),
    ("ink", "good-ground"),
    ("good", "good-ground"),
    ("ink", "bad-ground"),
    ("bad", "bad-ground"),
    ("ink-soft", "good-ground"),
    ("ink-soft", "bad-ground"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(theme: int, ink: str, ground: str) -> None:
    colours = palettes()[theme]
    assert contrast(colours[f"--{ink}"], colours[f"--{ground}"]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize("ground", ["paper", "surface", "sunken"])
def test_the_edge_of_a_control_can_be_seen(theme: int, ground: str) -> None:
    colours = palettes()[theme]
    assert contrast(colours["--line-strong"], colours[f"--{ground}"]) >= 3


@pytest.mark.parametrize("status", PAGES)
def test_every_error_has_a_page_of_its_own(app: Flask, status: int) -> None:
    with app.test_request_context("/"):
        page = render_template("errors/error.html", status=status, message=None)
        assert f">{status}<" in page
        assert "<h1></h1>" not in page


def test_an_error_page_says_what_happened_without_trusting_it(app: Flask) -> None:
    with app.test_request_context("/"):
        page = render_template("errors/error.html", status=422, message="<b>no</b>")
    assert "&lt;b&gt;no&lt;/b&gt;" in page


class Row(Form):
    word = StringField("Word", [InputRequired("Give a word.")])


class Everything(FlaskForm):
    name = StringField("Name", [InputRequired("Give a name.")], description="As on the register.")
    sure = BooleanField("Sure", [InputRequired("Be sure.")])
    side = RadioField(
        "Side", [InputRequired("Choose.")], choices=[SelectChoice("l", "Left"), SelectChoice("r", "Right")]
    )
    hidden = HiddenField()
    rows = FieldList(FormField(Row), min_entries=1)


SHOW = """{% from "macros/form.html" import field, errors, submit %}
{{ errors(form) }}{% for one in (form.name, form.sure, form.side, form.hidden) %}{{ field(one) }}{% endfor %}
{{ field(form.rows[0].form.word, maxlength=7) }}{{ submit("Save") }}"""


def shown(app: Flask, **data: str) -> str:
    with app.test_request_context("/", method="POST", data=data):
        form = Everything()
        form.validate()
        return str(app.jinja_env.from_string(SHOW).render(form=form))


def test_a_refused_field_is_tied_to_its_hint_and_its_error(app: Flask) -> None:
    page = shown(app)
    control = re.search(r'<input[^>]*id="name"[^>]*>', page)
    assert control is not None
    assert 'aria-describedby="name-hint name-error"' in control[0]
    assert 'aria-invalid="true"' in control[0]
    assert 'id="name-hint"' in page
    assert 'id="name-error"' in page


def test_the_summary_takes_the_focus_and_links_to_every_refused_field(app: Flask) -> None:
    page = shown(app)
    assert re.search(r'<div[^>]*role="alert"[^>]*autofocus', page)
    targets = re.findall(r'<a href="#([^"]+)">', page)
    assert targets == ["name", "sure", "side", "rows-0-word"]
    assert all(f'id="{target}"' in page for target in targets)


def test_a_form_that_is_right_shows_no_error(app: Flask) -> None:
    page = shown(app, name="Kim", sure="y", side="l", **{"rows-0-word": "ferry"})
    assert "aria-invalid" not in page
    assert 'role="alert"' not in page
    assert 'aria-describedby="name-hint"' in page


def test_a_choice_is_a_group_with_a_legend(app: Flask) -> None:
    page = shown(app)
    assert re.search(r"<fieldset[^>]*>\s*<legend>Side</legend>", page)
    assert page.count('type="radio"') == 2


def test_a_field_takes_attributes(app: Flask) -> None:
    assert re.search(r'<input[^>]*id="rows-0-word"[^>]*maxlength="7"', shown(app))


def test_what_was_typed_stays_text(app: Flask) -> None:
    assert str(Markup.escape("<i>")) in shown(app, name="<i>")
