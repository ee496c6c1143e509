#!/bin/sh
# newslint in any CI: findings as log lines (annotations on GitHub), a summary, a report for the host.
#
#   ci/newslint.sh [PATH...]
#
# NEWSLINT            the command (default: newslint)
# NEWSLINT_OPTIONS    more options for `newslint check`, separated by spaces
# NEWSLINT_SINCE      only findings in lines changed since parting from this commit
# NEWSLINT_REPORT     a file for the report; its ending chooses the format:
#                     .sarif, .xml (JUnit), .html, .md, .json (GitLab code quality), .jsonl
# Exits as `newslint check` does: 0 clean, 1 findings, 2 an error.
set -u

newslint=${NEWSLINT:-newslint}
since=${NEWSLINT_SINCE:+--since=$NEWSLINT_SINCE}
options=${NEWSLINT_OPTIONS:-}

lines=concise
[ "${GITHUB_ACTIONS:-}" = true ] && lines=github

# The words of $newslint and $options are meant to be split.
# shellcheck disable=SC2086
check() { $newslint check $options ${since:+"$since"} "$@"; }

code=0
check --output-format "$lines" "$@" || code=$?

# What follows comes out of newslint's cache; it must not change the verdict.
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    check --quiet --exit-zero --output-format markdown "$@" >>"$GITHUB_STEP_SUMMARY" 2>/dev/null || :
fi
if [ -n "${NEWSLINT_REPORT:-}" ]; then
    case $NEWSLINT_REPORT in
        *.sarif) report=sarif ;;
        *.xml) report=junit ;;
        *.html) report=html ;;
        *.md) report=markdown ;;
        *.json) report=gitlab ;;
        *.jsonl) report=jsonl ;;
        *) echo "newslint.sh: no format for $NEWSLINT_REPORT" >&2; exit 2 ;;
    esac
    check --quiet --exit-zero --output-format "$report" --output-file "$NEWSLINT_REPORT" "$@" 2>/dev/null || :
fi
exit "$code"
