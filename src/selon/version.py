"""The version of Selon, where modules of every floor may read it."""

VERSION = "0.1.0"
