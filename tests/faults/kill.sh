#!/bin/bash
# Kills a program that adds pictures at 200 random moments (or as many as given) and checks after each that nothing is
# lost or half written.
#   tests/faults/kill.sh [ROUNDS] [BUILD-FOLDER]
set -e
cd "$(dirname "$0")/../.."
export UNCLIP_KILL_ROUNDS=${1:-200} QT_QPA_PLATFORM=offscreen QTEST_FUNCTION_TIMEOUT=7200000
exec "${2:-build/release}/bin/library_faults_test" everyPictureThatWasDoneIsThereAfterKills
