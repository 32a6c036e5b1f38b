using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAreCorrected : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "citizen_tail_index",
                table: "learners",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "connectivity",
                table: "learners",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "deactivated_on",
                table: "learners",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "deactivation_reason",
                table: "learners",
                type: "character varying(12)",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "device_access",
                table: "learners",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "source",
                table: "learner_audiences",
                type: "character varying(11)",
                maxLength: 11,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(10)",
                oldMaxLength: 10);

            migrationBuilder.AddColumn<int>(
                name: "birth_year",
                table: "learners",
                type: "integer",
                nullable: false,
                computedColumnSql: "substring(birth_date from 1 for 4)::int",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "fold_given",
                table: "learners",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                computedColumnSql: "regexp_replace(fold_name, '^.* ', '')",
                stored: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "learner_areas",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    cause = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_areas", x => new { x.learner_id, x.valid_from });
                    table.CheckConstraint("ck_learner_areas_dates", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_learner_areas_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "learner_corrections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    old_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    new_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    reason_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_corrections", x => x.id);
                    table.CheckConstraint("ck_learner_corrections_actor_nfc", "actor IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learner_corrections_field_nfc", "field IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_learner_corrections_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "learner_devices",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    access = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    connectivity = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_devices", x => new { x.learner_id, x.valid_from });
                    table.CheckConstraint("ck_learner_devices_dates", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_learner_devices_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "warning_overrides",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    reason_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lapsed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_warning_overrides", x => x.id);
                    table.CheckConstraint("ck_warning_overrides_actor_nfc", "actor IS NFC NORMALIZED");
                    table.CheckConstraint("ck_warning_overrides_code_nfc", "code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_warning_overrides_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_learners_area_id_fold_given_fold_name",
                table: "learners",
                columns: new[] { "area_id", "fold_given", "fold_name" });

            migrationBuilder.CreateIndex(
                name: "ix_learners_birth_year_fold_given_fold_name_id",
                table: "learners",
                columns: new[] { "birth_year", "fold_given", "fold_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_learners_citizen_tail_index_fold_name_id",
                table: "learners",
                columns: new[] { "citizen_tail_index", "fold_name", "id" },
                filter: "citizen_tail_index IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_learners_fold_given_fold_name_id",
                table: "learners",
                columns: new[] { "fold_given", "fold_name", "id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_learners_fold_given_nfc",
                table: "learners",
                sql: "fold_given IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_learner_audiences_dates",
                table: "learner_audiences",
                sql: "valid_to > valid_from");

            migrationBuilder.CreateIndex(
                name: "ix_learner_areas_area_id",
                table: "learner_areas",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_learner_areas_learner_id",
                table: "learner_areas",
                column: "learner_id",
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_learner_corrections_learner_id_id",
                table: "learner_corrections",
                columns: new[] { "learner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_learner_devices_learner_id",
                table: "learner_devices",
                column: "learner_id",
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_warning_overrides_learner_id_code",
                table: "warning_overrides",
                columns: new[] { "learner_id", "code" },
                unique: true,
                filter: "lapsed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "learner_areas");

            migrationBuilder.DropTable(
                name: "learner_corrections");

            migrationBuilder.DropTable(
                name: "learner_devices");

            migrationBuilder.DropTable(
                name: "warning_overrides");

            migrationBuilder.DropIndex(
                name: "ix_learners_area_id_fold_given_fold_name",
                table: "learners");

            migrationBuilder.DropIndex(
                name: "ix_learners_birth_year_fold_given_fold_name_id",
                table: "learners");

            migrationBuilder.DropIndex(
                name: "ix_learners_citizen_tail_index_fold_name_id",
                table: "learners");

            migrationBuilder.DropIndex(
                name: "ix_learners_fold_given_fold_name_id",
                table: "learners");

            migrationBuilder.DropCheckConstraint(
                name: "ck_learners_fold_given_nfc",
                table: "learners");

            migrationBuilder.DropCheckConstraint(
                name: "ck_learner_audiences_dates",
                table: "learner_audiences");

            migrationBuilder.DropColumn(
                name: "birth_year",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "fold_given",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "citizen_tail_index",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "connectivity",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "deactivated_on",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "deactivation_reason",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "device_access",
                table: "learners");

            migrationBuilder.AlterColumn<string>(
                name: "source",
                table: "learner_audiences",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(11)",
                oldMaxLength: 11);
        }
    }
}
