"""Deploy: a published site, brought to where readers find it, with as little sent as can be."""

from generator.deploy.change import Change
from generator.deploy.deployment import Deployment, prepared
from generator.deploy.release import released
from generator.deploy.snippets import Server, configured, snippet
from generator.deploy.target import target

__all__ = ["Change", "Deployment", "Server", "configured", "prepared", "released", "snippet", "target"]
