"""The clerk's own drawer: opened, counted blind, explained, closed; and the bank's statement."""
