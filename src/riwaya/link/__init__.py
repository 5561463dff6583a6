"""Claims to incidents: claims of all documents that tell the same happening are put together."""

from riwaya.link.incidents import link

__all__ = ["link"]
