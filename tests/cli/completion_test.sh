#!/bin/bash
# completion_test.sh UNCLIP: what bash offers after some words of a command line.

source <("$1" completion bash) || exit 1

expect() {  # expect OFFERED WORD…: the last word is being typed
    local offered=$1; shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _unclip
    [[ " ${COMPREPLY[*]} " == *" $offered "* ]] || { echo "after \"$*\": ${COMPREPLY[*]}, wanted $offered"; exit 1; }
}
refuse() {  # refuse OFFERED WORD…
    local offered=$1; shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _unclip
    [[ " ${COMPREPLY[*]} " != *" $offered "* ]] || { echo "after \"$*\": $offered, which doesn't belong there"; exit 1; }
}

expect generate unclip gen
expect --version unclip --v
expect --seed unclip generate --se
expect cpu unclip generate "a cat" --device c
expect bfloat16 unclip convert a b --dtype ""
expect --mask unclip inpaint cat.png --m
refuse --mask unclip generate --m
refuse vary unclip generate va
expect "" unclip generate --out ""  # any file
