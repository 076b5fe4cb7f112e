#!/bin/bash
# Which lines the tests run: builds everything with counters in build/coverage, runs the tests and writes
# build/coverage/report/index.html. Prints the share of the engine's, the window's and the command line's lines.
# Arguments go to ctest, for example -R Mask.

. "$(dirname "$0")/prepare.sh"
install_packages packaging/packages-release.txt
build coverage --
find build/coverage -name '*.gcda' -delete
QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 "$ctest_program" --test-dir build/coverage -j "$(nproc)" --timeout 1800 "$@" ||
    say "Some tests failed; the report counts what they ran."
mkdir -p build/coverage/report
gcovr --root . --filter engine/ --filter ui/ --filter app/ --exclude-throw-branches --gcov-ignore-parse-errors \
    -j "$(nproc)" --html-details build/coverage/report/index.html --print-summary build/coverage | grep '^lines'
