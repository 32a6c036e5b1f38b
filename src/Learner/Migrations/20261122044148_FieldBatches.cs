using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class FieldBatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "field_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    scope_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_batches", x => x.id);
                    table.CheckConstraint("ck_field_batches_actor_nfc", "actor IS NFC NORMALIZED");
                    table.CheckConstraint("ck_field_batches_answer_nfc", "answer IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "field_entries",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    result = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    waiting = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_entries", x => x.item_id);
                    table.CheckConstraint("ck_field_entries_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_field_entries_kind_nfc", "kind IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_field_entries_field_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "field_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_field_batches_device_id_received_at",
                table: "field_batches",
                columns: new[] { "device_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_field_entries_batch_id",
                table: "field_entries",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_field_entries_target_id",
                table: "field_entries",
                column: "target_id",
                filter: "waiting IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "field_entries");

            migrationBuilder.DropTable(
                name: "field_batches");
        }
    }
}
