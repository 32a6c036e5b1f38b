using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class OrganisationsAndPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fold_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tax_code = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    external_ref = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                    table.CheckConstraint("ck_organisations_external_ref_nfc", "external_ref IS NFC NORMALIZED");
                    table.CheckConstraint("ck_organisations_fold_name_nfc", "fold_name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_organisations_name_nfc", "name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_organisations_tax_code_nfc", "tax_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_organisations_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisations_organisations_parent_id",
                        column: x => x.parent_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fold_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    latitude_e6 = table.Column<int>(type: "integer", nullable: false),
                    longitude_e6 = table.Column<int>(type: "integer", nullable: false),
                    hours = table.Column<string>(type: "jsonb", nullable: false),
                    equipment = table.Column<string[]>(type: "text[]", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: true),
                    host_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => x.id);
                    table.CheckConstraint("ck_places_fold_name_nfc", "fold_name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_places_name_nfc", "name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_places_position", "latitude_e6 BETWEEN -90000000 AND 90000000 AND longitude_e6 BETWEEN -180000000 AND 180000000");
                    table.ForeignKey(
                        name: "fk_places_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_places_organisations_host_organisation_id",
                        column: x => x.host_organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "device_loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    asset_code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    loaned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_device_loans", x => x.id);
                    table.CheckConstraint("ck_device_loans_asset_code_nfc", "asset_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_device_loans_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_device_loans_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_device_loans_learner_id",
                table: "device_loans",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_device_loans_place_id_asset_code",
                table: "device_loans",
                columns: new[] { "place_id", "asset_code" },
                unique: true,
                filter: "returned_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_area_id_id",
                table: "organisations",
                columns: new[] { "area_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_kind_fold_name_area_id",
                table: "organisations",
                columns: new[] { "kind", "fold_name", "area_id" },
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_parent_id",
                table: "organisations",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_places_area_id_id",
                table: "places",
                columns: new[] { "area_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_places_host_organisation_id",
                table: "places",
                column: "host_organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_places_latitude_e6_longitude_e6",
                table: "places",
                columns: new[] { "latitude_e6", "longitude_e6" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "device_loans");

            migrationBuilder.DropTable(
                name: "places");

            migrationBuilder.DropTable(
                name: "organisations");
        }
    }
}
