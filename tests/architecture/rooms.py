#!/usr/bin/env python3
"""Holds the table of rooms in ARCHITECTURE.md against the #includes of the code.

A room is a folder with sources. The table lists them from the ground up; a room may look only at rooms above its own row, so no arrow
points up and no two rooms look at each other. The last column says what each looks at.

    tests/architecture/rooms.py           checks, and says what is wrong
    tests/architecture/rooms.py --write   brings the last column up to date
"""
import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "ARCHITECTURE.md"
ROW = re.compile(r"^\| `((?:engine|ui|app)/[a-z/]+)` \| (.*?) \|(.*?)\|$", re.MULTILINE)
INCLUDE = re.compile(r'^#include "((?:engine|ui|app)/[^"]+)"', re.MULTILINE)


def room_of(path):
    return str(pathlib.PurePosixPath(path).parent)


def arrows():
    """For each room the rooms that its files include, and for each such pair a file that does it."""
    looks_at = {}
    for top in ("engine", "ui", "app"):
        for file in sorted((ROOT / top).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            name = file.relative_to(ROOT).as_posix()
            seen = looks_at.setdefault(room_of(name), {})
            for included in INCLUDE.findall(file.read_text()):
                if room_of(included) != room_of(name):
                    seen.setdefault(room_of(included), name)
    return looks_at


def shown(room, seen, order):
    top = room.split("/")[0] + "/"
    return ", ".join(other.removeprefix(top) for other in sorted(seen, key=order.index)) or "nothing"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="bring the table's last column up to date")
    write = parser.parse_args().write
    text = DOCUMENT.read_text()
    order = [match[1] for match in ROW.finditer(text)]
    looks_at = arrows()
    faults = []
    for room in sorted(looks_at.keys() - set(order)):
        faults.append(f"ARCHITECTURE.md has no row for {room}; say there what it is for.")
    for room in order:
        if room not in looks_at:
            faults.append(f"ARCHITECTURE.md has a row for {room}, where no sources are.")
        if order.count(room) > 1:
            faults.append(f"ARCHITECTURE.md has more than one row for {room}.")
    if not faults:
        for room in order:
            for seen, file in looks_at[room].items():
                if order.index(seen) > order.index(room):
                    faults.append(f"{file} looks up: {room} may not look at {seen}, which stands below it in the table.")
        def row(match):
            return f"| `{match[1]}` | {match[2]} | {shown(match[1], looks_at[match[1]], order)} |"

        updated = ROW.sub(row, text)
        if write:
            DOCUMENT.write_text(updated)
        elif updated != text:
            faults.append("The table of rooms in ARCHITECTURE.md is out of date; run tests/architecture/rooms.py --write.")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
