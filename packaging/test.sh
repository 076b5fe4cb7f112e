#!/bin/bash
# Installs what is missing, builds everything and runs every test; the window's own without a display.

. "$(dirname "$0")/prepare.sh"
build release -DUNCLIP_WITH_TESTS=ON --

export QT_QPA_PLATFORM=offscreen
# Tests run side by side; several threads in each would only wait for one another.
export OMP_NUM_THREADS=1
"$ctest_program" --test-dir build/release --output-on-failure -j "$(nproc)" --timeout 600

# The readers of strangers' files get a short run of their fuzzers.
build fuzzers --
"$ctest_program" --test-dir build/fuzzers --output-on-failure -j "$(nproc)" --timeout 300
