"""How the preview looks in the colours of a theme."""

from __future__ import annotations

from writer.ui.theme import Colours


def stylesheet(colours: Colours, size_pt: int, line_percent: int) -> str:
    """Style sheet for the HTML of a document.

    Its letters are so many points high, its lines so many percent of what the font wants.
    """
    p, m = colours.palette, colours.markup
    rule = f"border: 1px solid {p['dark']};"
    sizes = "".join(
        f"h{level} {{ font-size: {size_pt * scale:.1f}pt; font-weight: bold;"
        f" color: {m['heading']}; margin-top: {top}px; margin-bottom: 8px; }}"
        for level, scale, top in _HEADINGS
    )
    return (
        f"{sizes}"
        f"p {{ margin-top: 0; margin-bottom: 10px; line-height: {line_percent}%; }}"
        f"li {{ margin-bottom: 2px; line-height: {line_percent}%; }}"
        "ul, ol { margin-top: 0; margin-bottom: 8px; }"
        f"a {{ color: {p['link']}; text-decoration: none; }}"
        f"blockquote {{ margin-left: 22px; margin-right: 12px; color: {m['quote']}; }}"
        "table { border-collapse: collapse; margin-top: 4px; margin-bottom: 12px; }"
        f"td, th {{ {rule} }}"
        f"th {{ background-color: {m['code_back']}; }}"
        f"code, tt, kbd {{ font-family: {_MONOSPACE}; background-color: {m['code_back']}; }}"
        f"pre {{ font-family: {_MONOSPACE}; background-color: {m['code_back']};"
        " white-space: pre-wrap; margin-top: 4px; margin-bottom: 12px; }"
        f".raw {{ font-family: {_MONOSPACE}; color: {m['html']}; }}"
        f".math {{ font-family: {_MONOSPACE}; color: {m['math']}; }}"
        f".picture {{ color: {m['quote']}; font-style: italic; }}"
        f".comment {{ color: {m['quote']}; font-style: italic; }}"
        f".keyword {{ color: {m['heading']}; font-weight: bold; }}"
        f".string {{ color: {m['code']}; }} .number {{ color: {m['html']}; }}"
        f".name {{ color: {m['math']}; }} .changed {{ color: {m['quote']}; }}"
        f"mark {{ background-color: {p['warn_back']}; color: {p['warn']}; }}"
        f"hr {{ background-color: {p['outline']}; }}"
    )


_MONOSPACE = "'Noto Sans Mono', 'Cascadia Mono', Consolas, Menlo, 'DejaVu Sans Mono', monospace"
_HEADINGS = (
    (1, 1.7, 4),
    (2, 1.4, 16),
    (3, 1.2, 14),
    (4, 1.05, 12),
    (5, 1.0, 10),
    (6, 0.95, 10),
)
"""Level, size as a part of the text's, room above in pixels."""
