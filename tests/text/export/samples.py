"""Documents that have something of everything, and pictures made of bytes."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from writer.text.export.manuscript import Manuscript

CHINESE = """\
# 关于“山城”夜色的笔记

　　他说：“这座城——山城——真美……”**江水**很静，*灯火*很远，~~没有风~~。参见[第二节](#二怎么走)\
和 [网站](https://example.org/)，以及脚注[^1]。
　　第二行有代码 `print("你好")` 与公式 $E = mc^2$。

![夜色](a.png)

## 一、去哪里

3. 解放碑
   1. 商场
4. 洪崖洞
   - 夜景

- [x] 订票
- [ ] 订房

| 项目 | 金额（元） |
|:--|--:|
| 交通 | 1,280 |

> 引用：“行到水穷处。”

## 二、怎么走

```python
def 走(路: str) -> None:
    return 路
```

---

完[^1]。

[^1]: 脚注里也有“引号”，见 [链接](https://example.org/note)。
"""
ENGLISH = """\
---
title: "A title of its own"
---

# Notes

He said: “It’s quiet” and *left*.[^n] See [below](#more).

![remote](https://example.org/x.png) ![gone](gone.png)

## More

$$\\sqrt{\\frac{a}{b}}$$

[^n]: A footnote.
"""


def png(width: int = 4, height: int = 2) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def chinese(folder: Path) -> Manuscript:
    (folder / "a.png").write_bytes(png())
    return Manuscript(CHINESE, folder, "笔记")


def english(folder: Path) -> Manuscript:
    return Manuscript(ENGLISH, folder, "notes")
