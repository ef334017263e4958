#!/bin/sh
# The namespace that the workflows run in; a finished one can be looked at for 30 days.
set -eu
temporal operator namespace describe --namespace default ||
  temporal operator namespace create --namespace default --retention 30d
