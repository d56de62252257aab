"""Names that lead out of a folder, hide what they are, or mean something to a system."""

NAMES = [
    *("../a.txt", "../../../../etc/passwd", "/etc/passwd", "//host/share/a.txt", "\\\\host\\share\\a.txt"),
    *("C:\\news\\a.txt", "c:/news/a.txt", "C:a.txt", "..\\..\\a.txt", "a/../../b.txt", "a/./b.txt", "./a.txt"),
    *("a\0.txt", "\0", "a.txt\0.exe", "a\r\nb.txt", "a\tb.txt", "a\x1b[31m.txt", "a\x7f.txt", "\x9b31m"),
    *("．．/a.txt", "‥/a.txt", "․․/a.txt", "．．＼a.txt", "／etc／passwd", "..／a.txt", "…/a.txt"),
    *("con", "CON.txt", "nul", "aux.html", "com1.txt", "LPT9", "prn.", "com¹.txt", "conin$", "a/nul/b.txt"),
    *("a.txt.", "a.txt ", "a. . .", " ", "", ".", "..", "...", "/", "\\", "a//b.txt", "a.txt::$DATA", "a:b.txt"),
    *("a\u202etxt.exe", "a\u200b.txt", "\ufeffa.txt", "\ud800.txt", "é" * 300 + ".txt", "x" * 70_000, "~/a.txt"),
    *("$HOME/a", "%TEMP%/a", "|rm -rf", "`id`.txt", "<script>.html", "file:///etc/passwd", "a/" * 5000, "\u2215etc"),
]
