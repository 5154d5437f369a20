-- Ids are long and in any script, more than an index page takes: rows are known by the SHA-256 of the id.
-- Instants are nanoseconds since the Unix epoch: exact, in order, and of no time zone.

create table asset (
    asset_key char(64) not null primary key,
    id varchar(1000) not null,
    collection varchar(32000) not null,
    title varchar(32000) not null,
    type varchar(32000) not null,
    location varchar(32000) not null,
    version varchar(32000) not null,
    state varchar(20) not null,
    reason varchar(32000),
    duration_num bigint not null,
    duration_den bigint not null,
    content_id varchar(32000) not null,
    added_nanos bigint not null
);

create table asset_tag (
    asset_key char(64) not null references asset (asset_key) on delete cascade,
    tag varchar(32000) not null
);
create index asset_tag_asset on asset_tag (asset_key);

create table asset_attribute (
    asset_key char(64) not null references asset (asset_key) on delete cascade,
    name varchar(400) not null,
    content ${text} not null,
    primary key (asset_key, name)
);

-- A marker is a line: its kind, its time in seconds as a fraction, its title.
create table asset_marker (
    asset_key char(64) not null references asset (asset_key) on delete cascade,
    place integer not null,
    marker varchar(32000) not null,
    primary key (asset_key, place)
);

create table document (
    document_key char(64) not null primary key,
    kind varchar(100) not null,
    owner varchar(200) not null,
    id varchar(32000) not null,
    start_nanos bigint not null,
    end_nanos bigint not null,
    digest varchar(200) not null,
    body ${text} not null
);
create index document_end on document (kind, owner, end_nanos);
create index document_start on document (kind, owner, start_nanos);
