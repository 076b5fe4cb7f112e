#!/bin/bash
# Installs what is missing, builds everything and runs the usual checks; the window's own without a display. A part that fails
# doesn't keep the others from running: what failed is said at the end, with the seconds of processor time that each part took.
#
#   packaging/test.sh              format, tests, avx2, plain, fuzzers; and sanitizers, threads and tidy, each if it can begin within
#                                  the first 45 minutes (UNCLIP_MINUTES says another number), as on two cores of their own
#   packaging/test.sh NAME…        these parts
#   UNCLIP_TIDY_BASE=origin/main   clang-tidy reads the files that differ from this commit instead of base, request and the window's headless half

. "$(dirname "$0")/prepare.sh"
export QT_QPA_PLATFORM=offscreen
# Tests run side by side; several threads in each would only wait for one another.
export OMP_NUM_THREADS=1

tests_of() { "$ctest_program" --test-dir "build/$1" --output-on-failure -j "$(nproc)" "${@:2}"; }

part_format() {
    find engine ui app tests -name '*.cpp' -o -name '*.h' | xargs clang-format --dry-run -Werror
}

# Among them: the rooms' arrows, menu entry and AppStream data, the guide, a kill test of a few rounds.
# Those of window and library get a second try, since they drive windows, processes and clocks, which a busy machine may hold up; the
# end names those that needed it, which are to be mended.
part_tests() {
    build release -DUNCLIP_WITH_TESTS=ON -- || return 1
    local result=0 held_up='^(ui|library)\.'
    tests_of release --timeout 600 -E "$held_up" || result=1
    tests_of release --timeout 600 -R "$held_up" --repeat until-pass:2 | tee build/tests.log || result=1
    unsteady=$(sed -nE 's/.*Test +#[0-9]+: ([^ ]+) .*\*\*\*(Failed|Timeout|Exception).*/\1/p' build/tests.log | sort -u | tr '\n' ' ')
    return $result
}

# What the reference gave must come out whatever the processor has: once more with the vectors that every x86-64 processor of
# today has, and with none but the compiler's own.
golden_on() {  # golden_on CAPABILITY
    build release -DUNCLIP_WITH_TESTS=ON -- &&
        ATEN_CPU_CAPABILITY=$1 ONEDNN_MAX_CPU_ISA=AVX2 tests_of release --timeout 600 -R 'Golden|Tokenizer'
}
part_avx2() { golden_on avx2; }
part_plain() { golden_on default; }

# Address and undefined-behaviour sanitizers and the detection of leaks, for all that needs no libtorch: base, library, window.
part_sanitizers() {
    build fuzzers -- unclip_base_tests unclip_queue_tests library_tests window_tests && tests_of fuzzers --timeout 600 -E '^fuzz\.'
}

# The readers of strangers' files get a short run of their fuzzers, in the same build.
part_fuzzers() { build fuzzers -- reader_fuzzers && tests_of fuzzers --timeout 300 -R '^fuzz\.'; }

# The thread sanitizer, for the queue of jobs. What is handed from thread to thread by Qt, it takes for races: Qt's locks are futexes that
# it only knows in a Qt that was built with it.
part_threads() {
    build thread-sanitizer -- unclip_queue_tests && tests_of thread-sanitizer --timeout 600 -R '^JobQueue\.'
}

# A few checks of clang-tidy (.clang-tidy), by the commands of the build with clang.
part_tidy() {
    local files
    if [ -n "${UNCLIP_TIDY_BASE:-}" ]; then
        files=$(git diff --name-only --diff-filter=d "$UNCLIP_TIDY_BASE" -- 'engine/*.cpp' 'ui/*.cpp')
    else
        files=$(ls engine/{base,request}/*.cpp ui/headless/{,library/,models/}*.cpp)
    fi
    build fuzzers -- unclip_base unclip_headless || return 1
    # The engine's other half isn't in that build.
    files=$(grep -F -f <(sed -n "s|^  \"file\": \"$PWD/\(.*\)\",\?|\1|p" build/fuzzers/compile_commands.json) <<< "$files") || { say "No file to read has changed."; return 0; }
    xargs -P "$(nproc)" -n 4 clang-tidy -p build/fuzzers --quiet <<< "$files"
}

usual=(format tests avx2 plain fuzzers)
further=(sanitizers threads tidy)
parts=("${usual[@]}" "${further[@]}")
minutes=${UNCLIP_MINUTES:-45}
chosen=("$@")
[ $# -gt 0 ] || chosen=("${parts[@]}")
failed=()
left_out=()
unsteady=
spent=()
processor_seconds() { awk '{ print int(($14 + $15 + $16 + $17) / 100) }' /proc/$$/stat; }
for name in "${chosen[@]}"; do
    [[ " ${parts[*]} " == *" $name "* ]] || { say "There is no part $name; there are ${parts[*]}."; exit 2; }
    if [ $# -eq 0 ] && [[ " ${further[*]} " == *" $name "* ]] && [ $((SECONDS / 60)) -ge "$minutes" ]; then
        left_out+=("$name")
        continue
    fi
    say "── $name"
    before=$(processor_seconds)
    "part_$name" || failed+=("$name")
    spent+=("$name $(($(processor_seconds) - before)) s")
done

say "Processor time: $(IFS=,; echo "${spent[*]}"); $((SECONDS / 60)) minutes."
[ -z "$unsteady" ] || say "Failed at the first try: $unsteady"
[ ${#failed[@]} -eq 0 ] || { say "Failed: ${failed[*]}"; exit 1; }
[ ${#left_out[@]} -eq 0 ] || { say "All that was run passed. Left out after $minutes minutes: ${left_out[*]}."; exit 0; }
say "All parts passed."
