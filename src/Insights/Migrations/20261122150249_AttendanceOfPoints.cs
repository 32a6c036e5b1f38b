using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Insights.Migrations
{
    /// <inheritdoc />
    public partial class AttendanceOfPoints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "session_points",
                columns: table => new
                {
                    point_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named = table.Column<int>(type: "integer", nullable: false),
                    unnamed = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_points", x => x.point_id);
                });

            // As a rebuild would: the newest report of each point that the journal has.
            migrationBuilder.Sql(
                """
                INSERT INTO session_points (point_id, session_id, area_id, named, unnamed, version)
                SELECT DISTINCT ON (aggregate_id) aggregate_id, (payload ->> 'sessionId')::uuid,
                    (payload ->> 'areaId')::uuid, (payload ->> 'named')::int, (payload ->> 'unnamed')::int, version
                FROM journal WHERE wire_name = 'course.session-point-reported.v1'
                ORDER BY aggregate_id, version DESC;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_session_points_area_id",
                table: "session_points",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_points_session_id",
                table: "session_points",
                column: "session_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "session_points");
        }
    }
}
