using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <summary>
    /// The column <c>phone</c> stays, outside of the model, until every row of it is sealed: replicas of the version
    /// before still write it while this one is rolled out, and <c>KeyKeeping</c> seals what they wrote.
    /// </summary>
    public partial class KeysOfLearners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_learners_phone_nfc",
                table: "learners");

            migrationBuilder.EnsureSchema(
                name: "vault");

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "learners",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "phone_index",
                table: "learners",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "phone_sealed",
                table: "learners",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "restricted_at",
                table: "learners",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "learners",
                type: "character varying(12)",
                maxLength: 12,
                nullable: false,
                defaultValue: "Active");

            migrationBuilder.CreateTable(
                name: "learner_keys",
                schema: "vault",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    master_key = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_keys", x => x.learner_id);
                    table.ForeignKey(
                        name: "fk_learner_keys_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_learners_merged_into",
                table: "learners",
                column: "merged_into",
                filter: "merged_into IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_learners_phone_index",
                table: "learners",
                column: "phone_index",
                filter: "phone_index IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_learner_keys_master_key",
                schema: "vault",
                table: "learner_keys",
                column: "master_key");

            migrationBuilder.AddForeignKey(
                name: "fk_learners_learners_merged_into",
                table: "learners",
                column: "merged_into",
                principalTable: "learners",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // What KeyKeeping still has to seal; empty once it has.
            migrationBuilder.Sql("""
                CREATE INDEX ix_learners_early ON learners (id)
                WHERE phone IS NOT NULL OR get_byte(citizen_id_sealed, 0) = 1;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_learners_early;");

            migrationBuilder.DropForeignKey(
                name: "fk_learners_learners_merged_into",
                table: "learners");

            migrationBuilder.DropTable(
                name: "learner_keys",
                schema: "vault");

            migrationBuilder.DropIndex(
                name: "ix_learners_merged_into",
                table: "learners");

            migrationBuilder.DropIndex(
                name: "ix_learners_phone_index",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "phone_index",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "phone_sealed",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "restricted_at",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "state",
                table: "learners");

            migrationBuilder.AddCheckConstraint(
                name: "ck_learners_phone_nfc",
                table: "learners",
                sql: "phone IS NFC NORMALIZED");
        }
    }
}
