#!/usr/bin/env python3
"""Says which files are longer than 400 lines and which functions are longer than 60: what doesn't fit on a screen is hard to follow.

Functions that are tables may be longer; they are named below. The code is read as clang-format leaves it.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
TABLES = {"listSubjects", "paintboxConfig", "Actions::table"}

OPENS = re.compile(r"^(?P<indent> *)(?P<head>.*)\{$")
NO_FUNCTION = re.compile(r"^(if|for|while|switch|else|do|try|catch|namespace|extern|class|struct|enum|union|case|default|\}|return|template)\b|^\}|=\s*$|^$")
NAME = re.compile(r"((?:\w+::)*~?\w+)\(")


def functions(lines):
    """(name, first line, number of lines) of each function; lambdas belong to the function around them."""
    at = 0
    while at < len(lines):
        opening = OPENS.match(lines[at])
        if not opening or "(" not in statement(lines, at) or NO_FUNCTION.match(statement(lines, at).lstrip()):
            at += 1
            continue
        indent = first_indent(lines, at)
        end = at + 1
        while end < len(lines) and not lines[end].startswith(" " * indent + "}"):
            end += 1
        name = NAME.search(statement(lines, at))
        yield (name[1] if name else "?"), at + 1, end - at + 1
        at = end


def ends_statement(line):
    if line.endswith("}"):
        return line.count("(") == line.count(")")
    return re.search(r"[;{]$|^\s*(//|#|[\w ]+:$|\};?,?$)", line)


def begin_of(lines, at):
    """The line in which the statement that ends in line `at` begins."""
    begin = at
    while begin > 0 and lines[begin - 1].strip() and not ends_statement(lines[begin - 1]):
        begin -= 1
    while begin > 0 and re.match(r"^\s*[:,] ", lines[begin]):  # a constructor's initialisers
        begin -= 1
    return begin


def statement(lines, at):
    return " ".join(line.strip() for line in lines[begin_of(lines, at):at + 1])


def first_indent(lines, at):
    begin = lines[begin_of(lines, at)]
    return len(begin) - len(begin.lstrip())


def main():
    faults = []
    for top in ("engine", "ui", "app", "tests"):
        for file in sorted((ROOT / top).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            lines = file.read_text().splitlines()
            name = file.relative_to(ROOT).as_posix()
            if len(lines) > LONGEST_FILE:
                faults.append(f"{name} has {len(lines)} lines; {LONGEST_FILE} at most.")
            for function, line, length in functions(lines):
                if length > LONGEST_FUNCTION and function not in TABLES:
                    faults.append(f"{name}:{line}: {function} has {length} lines; {LONGEST_FUNCTION} at most.")
    print("\n".join(faults) or "No file and no function is too long.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
