#!/bin/bash
# Installs what is missing, builds everything and runs every check; the window's own without a display. A part that fails
# doesn't keep the others from running: what failed is said at the end.

. "$(dirname "$0")/prepare.sh"
export QT_QPA_PLATFORM=offscreen
# Tests run side by side; several threads in each would only wait for one another.
export OMP_NUM_THREADS=1

failed=()
part() {  # part NAME COMMAND…
    say "── $1"
    "${@:2}" || failed+=("$1")
}

tests_of() { "$ctest_program" --test-dir "build/$1" --output-on-failure -j "$(nproc)" "${@:2}"; }

formatted() {
    find engine ui app tests -name '*.cpp' -o -name '*.h' | xargs clang-format --dry-run -Werror
}

tests() { build release -DUNCLIP_WITH_TESTS=ON -- && tests_of release --timeout 600; }

# What the reference gave must come out whatever the processor has: once more with the vectors that every x86-64 processor of
# today has, and with none but the compiler's own.
golden_on() {  # golden_on CAPABILITY
    ATEN_CPU_CAPABILITY=$1 ONEDNN_MAX_CPU_ISA=AVX2 tests_of release --timeout 600 -R 'Golden|Tokenizer'
}

# The readers of strangers' files get a short run of their fuzzers.
fuzzers() { build fuzzers -- && tests_of fuzzers --timeout 300; }

part "format" formatted
part "tests" tests
part "reference's data on an AVX2 processor" golden_on avx2
part "reference's data on a processor without AVX2" golden_on default
part "fuzzers" fuzzers

if [ ${#failed[@]} -gt 0 ]; then
    printf 'Failed: %s\n' "${failed[@]}" >&2
    exit 1
fi
say "All parts passed."
