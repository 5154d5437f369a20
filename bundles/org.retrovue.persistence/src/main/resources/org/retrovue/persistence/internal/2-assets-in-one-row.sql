-- A row for each attribute, with an index page for each, made a large library take ten times as long to write.
-- Each column is a list, an item a line; attributes are a name and its value in turn. AssetsInOneRow fills them and drops the old tables.

alter table asset add column tags ${text} not null default '';
alter table asset add column attributes ${text} not null default '';
alter table asset add column markers ${text} not null default '';
