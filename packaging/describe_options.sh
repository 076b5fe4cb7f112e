#!/bin/bash
# describe_options.sh PROGRAMS SHARE: asks the programs in the folder PROGRAMS for their options and writes man pages and
# shell completion of them to SHARE/man, SHARE/bash-completion, SHARE/zsh and SHARE/fish. Nothing is written by hand.

set -euo pipefail
programs=$(realpath "$1")
share=$2
rm -rf "$share"
mkdir -p "$share/man/man1" "$share/bash-completion/completions" "$share/zsh/vendor-completions" \
    "$share/fish/vendor_completions.d"
# Run by their bare names, which is how they are called in the pages. Their files are not yet where they will be.
export PATH=$programs:$PATH QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8

subcommands() { "$@" --help | sed -n '/^Subcommands:/,$ s/^  \([a-z-]*\) .*/\1/p'; }

manual() {  # manual DESCRIPTION COMMAND WORD…; the page of "unclip generate" is called unclip-generate
    local description=$1; shift
    local page; page=$(IFS=-; echo "$*")
    help2man --no-info --version-string "$(unclip --version)" --manual "Unclip Studio" --source "Unclip Studio" \
        --name "$description" "$*" | sed "s/^\.TH [^ ]* /.TH ${page^^} /; s/^$* /$page /" | gzip -9n > "$share/man/man1/$page.1.gz"
}

[ ! -x "$programs/unclip-studio" ] || manual "paint pictures from words on your own machine" unclip-studio
manual "paint pictures from words, on the command line" unclip
for command in $(subcommands unclip); do
    manual "$(unclip "$command" --help | head -1)" unclip "$command"
    for below in $(subcommands unclip "$command"); do
        manual "$(unclip "$command" "$below" --help | head -1)" unclip "$command" "$below"
    done
done

unclip completion bash > "$share/bash-completion/completions/unclip"
unclip completion zsh > "$share/zsh/vendor-completions/_unclip"
unclip completion fish > "$share/fish/vendor_completions.d/unclip.fish"
