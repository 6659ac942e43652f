"""Deployments to real targets: rsync, a server that speaks S3, Git, nginx and Caddy, all on loopback."""
