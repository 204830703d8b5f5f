#!/usr/bin/env bash
# The figures of the house: sizes, and how much a reader has to hold in mind. Needs git and perl.
set -euo pipefail
cd "$(git -C "$(dirname "$0")" rev-parse --show-toplevel)"

count() { printf '%-42s %s\n' "$1" "$2"; }

mapfile -t src < <(git ls-files 'src/*.cs')
mapfile -t tests < <(git ls-files 'tests/*.cs')

count "files in src, in tests" "${#src[@]}, ${#tests[@]}"
count "lines of src, of tests" "$(cat "${src[@]}" | wc -l), $(cat "${tests[@]}" | wc -l)"
count "delegate types" "$(cat "${src[@]}" | grep -cE '^\s*(internal|public|private) delegate ' || true)"
count "interfaces" "$(cat "${src[@]}" | grep -cE '^\s*(internal|public) (partial )?interface ' || true)"

# Parameters of services, not of records: a record's are its fields. Generic arguments and tuples hold commas of their own.
perl -0777 -ne '
    while (/\bclass \w+(?:<[^>]*>)?(\((?:[^()]|(?1))*\))|^ {4}(?:public|internal|private|protected) [A-Z]\w*(\((?:[^()]|(?2))*\))\s*(?::|\{|=>)/mg) {
        my $list = substr($1 // $2, 1, -1);
        1 while $list =~ s/<[^<>]*>|\([^()]*\)|\[[^\[\]]*\]//g;
        print scalar(() = $list =~ /[^,]+/g), "\n" if $list =~ /\S/;
    }' "${src[@]}" | sort -n | awk '
    { all[NR] = $1 }
    END { printf "%-42s %d, %d, %d of %d\n", "constructor parameters: median, p95, most", all[int((NR + 1) / 2)], all[int(NR * 0.95)], all[NR], NR }'

for file in $(git ls-files '*README.md'); do
    count "lines of $file" "$(wc -l < "$file")"
done
