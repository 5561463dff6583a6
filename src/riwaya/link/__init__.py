"""Claims to incidents: claims of different documents and sources that tell the same happening are put together."""

from riwaya.link.incidents import link

__all__ = ["link"]
