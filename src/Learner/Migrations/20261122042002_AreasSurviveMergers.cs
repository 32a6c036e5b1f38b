using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class AreasSurviveMergers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "areas",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "Active");

            migrationBuilder.AddColumn<Guid>(
                name: "version_id",
                table: "areas",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "change",
                table: "area_versions",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Registered");

            migrationBuilder.AddColumn<string>(
                name: "qualifier",
                table: "area_versions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "recorded_at",
                table: "area_versions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<Guid>(
                name: "reorganisation_id",
                table: "area_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "superseded_at",
                table: "area_versions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "superseded_by",
                table: "area_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "area_aliases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_aliases", x => x.id);
                    table.CheckConstraint("ck_area_aliases_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_aliases_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_area_aliases_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "area_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    divided_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_decisions", x => x.id);
                    table.CheckConstraint("ck_area_decisions_decided_by_nfc", "decided_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_decisions_reason_nfc", "reason IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_area_decisions_areas_divided_area_id",
                        column: x => x.divided_area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_area_decisions_areas_to_area_id",
                        column: x => x.to_area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_area_decisions_areas_village_id",
                        column: x => x.village_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_area_decisions_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "area_edges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_area_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    how = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    share_permille = table.Column<int>(type: "integer", nullable: true),
                    people = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decree = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reorganisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_edges", x => x.id);
                    table.CheckConstraint("ck_area_edges_decree_nfc", "decree IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_edges_how_nfc", "how IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_area_edges_areas_from_area_id",
                        column: x => x.from_area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_area_edges_areas_to_area_id",
                        column: x => x.to_area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "area_flags",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    flag = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    decree = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_flags", x => x.id);
                    table.CheckConstraint("ck_area_flags_decree_nfc", "decree IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_flags_flag_nfc", "flag IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_flags_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_area_flags_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "area_manifests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decree = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    records = table.Column<int>(type: "integer", nullable: false),
                    report = table.Column<string>(type: "text", nullable: false),
                    loaded_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_manifests", x => x.id);
                    table.CheckConstraint("ck_area_manifests_decree_nfc", "decree IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_manifests_loaded_by_nfc", "loaded_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_manifests_report_nfc", "report IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_manifests_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "area_map_days",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    computed_for = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_map_days", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "former_districts",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_districts", x => new { x.code, x.valid_from });
                    table.CheckConstraint("ck_former_districts_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_former_districts_name_nfc", "name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_former_districts_province_code_nfc", "province_code IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "reorganisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decree = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    report = table.Column<string>(type: "text", nullable: false),
                    drafted_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undo_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reorganisations", x => x.id);
                    table.CheckConstraint("ck_reorganisations_decided_by_nfc", "decided_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_reorganisations_decree_nfc", "decree IS NFC NORMALIZED");
                    table.CheckConstraint("ck_reorganisations_drafted_by_nfc", "drafted_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_reorganisations_plan_nfc", "plan IS NFC NORMALIZED");
                    table.CheckConstraint("ck_reorganisations_reason_nfc", "reason IS NFC NORMALIZED");
                    table.CheckConstraint("ck_reorganisations_report_nfc", "report IS NFC NORMALIZED");
                    table.CheckConstraint("ck_reorganisations_undo_reason_nfc", "undo_reason IS NFC NORMALIZED");
                    table.CheckConstraint("ck_reorganisations_undone_by_nfc", "undone_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_reorganisations_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "area_map_days",
                columns: new[] { "id", "computed_for" },
                values: new object[] { 1, null });

            migrationBuilder.CreateIndex(
                name: "ix_area_versions_fold_name_area_id",
                table: "area_versions",
                columns: new[] { "fold_name", "area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_area_versions_level_code",
                table: "area_versions",
                columns: new[] { "level", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_area_versions_reorganisation_id",
                table: "area_versions",
                column: "reorganisation_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_area_versions_qualifier_nfc",
                table: "area_versions",
                sql: "qualifier IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_area_aliases_area_id",
                table: "area_aliases",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_aliases_level_code_valid_from",
                table: "area_aliases",
                columns: new[] { "level", "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_area_decisions_divided_area_id_learner_id",
                table: "area_decisions",
                columns: new[] { "divided_area_id", "learner_id" },
                unique: true,
                filter: "undone_at IS NULL AND learner_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_area_decisions_divided_area_id_village_id",
                table: "area_decisions",
                columns: new[] { "divided_area_id", "village_id" },
                unique: true,
                filter: "undone_at IS NULL AND village_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_area_decisions_learner_id",
                table: "area_decisions",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_decisions_to_area_id",
                table: "area_decisions",
                column: "to_area_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_decisions_village_id",
                table: "area_decisions",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_edges_from_area_id_to_area_id_effective_on",
                table: "area_edges",
                columns: new[] { "from_area_id", "to_area_id", "effective_on" },
                unique: true,
                filter: "superseded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_area_edges_reorganisation_id",
                table: "area_edges",
                column: "reorganisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_edges_to_area_id",
                table: "area_edges",
                column: "to_area_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_flags_area_id_flag",
                table: "area_flags",
                columns: new[] { "area_id", "flag" });

            migrationBuilder.CreateIndex(
                name: "ix_area_manifests_kind_sha256_effective_on",
                table: "area_manifests",
                columns: new[] { "kind", "sha256", "effective_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reorganisations_area_id",
                table: "reorganisations",
                column: "area_id");

            migrationBuilder.Sql("""
                UPDATE area_versions SET recorded_at = now();
                UPDATE areas SET version_id = (
                    SELECT id FROM area_versions
                    WHERE area_id = areas.id AND valid_from <= current_date
                        AND (valid_to IS NULL OR valid_to > current_date));
                """);

            // What the model cannot express: see AreaVersionConfiguration.
            migrationBuilder.Sql("""
                ALTER TABLE area_versions
                    DROP CONSTRAINT ex_area_versions_area,
                    DROP CONSTRAINT ex_area_versions_code,
                    DROP CONSTRAINT ex_area_versions_name,
                    ADD CONSTRAINT ex_area_versions_area EXCLUDE USING gist (
                        area_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (superseded_at IS NULL),
                    ADD CONSTRAINT ex_area_versions_code EXCLUDE USING gist (
                        level WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&)
                        WHERE (code IS NOT NULL AND superseded_at IS NULL),
                    ADD CONSTRAINT ex_area_versions_name EXCLUDE USING gist (
                        parent_id WITH =, name WITH =, qualifier WITH =, daterange(valid_from, valid_to) WITH &&)
                        WHERE (parent_id IS NOT NULL AND superseded_at IS NULL);
                ALTER TABLE area_flags ADD CONSTRAINT ex_area_flags EXCLUDE USING gist (
                    area_id WITH =, flag WITH =, daterange(valid_from, valid_to) WITH &&)
                    WHERE (superseded_at IS NULL);
                CREATE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'rows of % are never deleted', TG_TABLE_NAME; END $$;
                CREATE TRIGGER history_stays BEFORE DELETE ON areas
                    FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
                CREATE TRIGGER history_stays BEFORE DELETE ON area_versions
                    FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
                CREATE TRIGGER history_stays BEFORE DELETE ON area_edges
                    FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER history_stays ON areas;
                DROP TRIGGER history_stays ON area_versions;
                DROP TRIGGER history_stays ON area_edges;
                DROP FUNCTION history_stays();
                """);

            migrationBuilder.DropTable(
                name: "area_aliases");

            migrationBuilder.DropTable(
                name: "area_decisions");

            migrationBuilder.DropTable(
                name: "area_edges");

            migrationBuilder.DropTable(
                name: "area_flags");

            migrationBuilder.DropTable(
                name: "area_manifests");

            migrationBuilder.DropTable(
                name: "area_map_days");

            migrationBuilder.DropTable(
                name: "former_districts");

            migrationBuilder.DropTable(
                name: "reorganisations");

            migrationBuilder.DropIndex(
                name: "ix_area_versions_fold_name_area_id",
                table: "area_versions");

            migrationBuilder.DropIndex(
                name: "ix_area_versions_level_code",
                table: "area_versions");

            migrationBuilder.DropIndex(
                name: "ix_area_versions_reorganisation_id",
                table: "area_versions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_area_versions_qualifier_nfc",
                table: "area_versions");

            migrationBuilder.DropColumn(
                name: "state",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "version_id",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "change",
                table: "area_versions");

            migrationBuilder.DropColumn(
                name: "qualifier",
                table: "area_versions");

            migrationBuilder.DropColumn(
                name: "recorded_at",
                table: "area_versions");

            migrationBuilder.DropColumn(
                name: "reorganisation_id",
                table: "area_versions");

            migrationBuilder.DropColumn(
                name: "superseded_at",
                table: "area_versions");

            migrationBuilder.DropColumn(
                name: "superseded_by",
                table: "area_versions");
        }
    }
}
