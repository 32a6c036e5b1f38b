using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class Sessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_class_id",
                table: "sessions");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "held_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "closed_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone");

            migrationBuilder.AddColumn<Guid>(
                name: "area_id",
                table: "sessions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<byte[]>(
                name: "code_key",
                table: "sessions",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "join_url",
                table: "sessions",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "link_refusal",
                table: "sessions",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "link_sequence",
                table: "sessions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "operator_id",
                table: "sessions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "title",
                table: "sessions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "sessions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "means",
                table: "attendances",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "point_id",
                table: "attendances",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "taken_by",
                table: "attendances",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "integrity_signals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    observed = table.Column<int>(type: "integer", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    point_id = table.Column<Guid>(type: "uuid", nullable: true),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: true),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_integrity_signals", x => x.id);
                    table.CheckConstraint("ck_integrity_signals_decided_by_nfc", "decided_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_integrity_signals_subject_nfc", "subject IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_integrity_signals_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offline_packs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    issued_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fresh_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offline_packs", x => x.id);
                    table.CheckConstraint("ck_offline_packs_issued_by_nfc", "issued_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_offline_packs_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "session_points",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    venue = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    host_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    equipment = table.Column<string[]>(type: "text[]", nullable: false),
                    head_count = table.Column<int>(type: "integer", nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_points", x => x.id);
                    table.CheckConstraint("ck_session_points_head_count", "head_count >= 0");
                    table.CheckConstraint("ck_session_points_venue_nfc", "venue IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_session_points_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_points_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offline_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    score_percent = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offline_papers", x => x.id);
                    table.CheckConstraint("ck_offline_papers_device_nfc", "device IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_offline_papers_offline_packs_pack_id",
                        column: x => x.pack_id,
                        principalTable: "offline_packs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "session_claims",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    point_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    means = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    device = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    taken_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_claims", x => new { x.session_id, x.id });
                    table.CheckConstraint("ck_session_claims_device_nfc", "device IS NFC NORMALIZED");
                    table.CheckConstraint("ck_session_claims_taken_by_nfc", "taken_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_session_claims_session_points_point_id",
                        column: x => x.point_id,
                        principalTable: "session_points",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_area_id",
                table: "sessions",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_class_id",
                table: "sessions",
                column: "class_id",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_sessions_join_url_nfc",
                table: "sessions",
                sql: "join_url IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sessions_link_refusal_nfc",
                table: "sessions",
                sql: "link_refusal IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sessions_operator_id_nfc",
                table: "sessions",
                sql: "operator_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sessions_title_nfc",
                table: "sessions",
                sql: "title IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_attendances_point_id_id",
                table: "attendances",
                columns: new[] { "point_id", "id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_attendances_taken_by_nfc",
                table: "attendances",
                sql: "taken_by IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_integrity_signals_area_id",
                table: "integrity_signals",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_integrity_signals_kind_subject",
                table: "integrity_signals",
                columns: new[] { "kind", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offline_packs_area_id",
                table: "offline_packs",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_offline_papers_pack_id",
                table: "offline_papers",
                column: "pack_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_claims_device_received_at",
                table: "session_claims",
                columns: new[] { "device", "received_at" },
                filter: "device is not null");

            migrationBuilder.CreateIndex(
                name: "ix_session_claims_point_id_received_at",
                table: "session_claims",
                columns: new[] { "point_id", "received_at" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_session_points_area_id",
                table: "session_points",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_points_session_id_number",
                table: "session_points",
                columns: new[] { "session_id", "number" },
                unique: true);

            // A session that was held before had one room: its point takes over the totals and everybody on the roll.
            migrationBuilder.Sql("""
                update sessions set area_id = classes.area_id from classes where classes.id = sessions.class_id;
                insert into session_points (
                  id, session_id, number, area_id, capacity, equipment, head_count, reported_at, version)
                select gen_random_uuid(), sessions.id, 1, sessions.area_id, classes.capacity, '{}',
                  sessions.named + sessions.unnamed, sessions.closed_at, 0
                from sessions join classes on classes.id = sessions.class_id;
                update attendances set point_id = session_points.id, means = 'List'
                from session_points where session_points.session_id = attendances.session_id;
                """);

            migrationBuilder.DropColumn(
                name: "named",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "unnamed",
                table: "sessions");

            migrationBuilder.AddForeignKey(
                name: "fk_attendances_session_points_point_id",
                table: "attendances",
                column: "point_id",
                principalTable: "session_points",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_sessions_areas_area_id",
                table: "sessions",
                column: "area_id",
                principalTable: "areas",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_attendances_session_points_point_id",
                table: "attendances");

            migrationBuilder.DropForeignKey(
                name: "fk_sessions_areas_area_id",
                table: "sessions");

            migrationBuilder.AddColumn<int>(
                name: "named",
                table: "sessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "unnamed",
                table: "sessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("""
                update sessions set
                  named = (select count(*) from attendances where attendances.session_id = sessions.id),
                  unnamed = (select coalesce(sum(head_count), 0) from session_points where session_id = sessions.id)
                    - (select count(*) from attendances where attendances.session_id = sessions.id);
                """);

            migrationBuilder.DropTable(
                name: "integrity_signals");

            migrationBuilder.DropTable(
                name: "offline_papers");

            migrationBuilder.DropTable(
                name: "session_claims");

            migrationBuilder.DropTable(
                name: "offline_packs");

            migrationBuilder.DropTable(
                name: "session_points");

            migrationBuilder.DropIndex(
                name: "ix_sessions_area_id",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_class_id",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sessions_join_url_nfc",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sessions_link_refusal_nfc",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sessions_operator_id_nfc",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sessions_title_nfc",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_attendances_point_id_id",
                table: "attendances");

            migrationBuilder.DropCheckConstraint(
                name: "ck_attendances_taken_by_nfc",
                table: "attendances");

            migrationBuilder.DropColumn(
                name: "area_id",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "code_key",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "join_url",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "link_refusal",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "link_sequence",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "operator_id",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "title",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "version",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "means",
                table: "attendances");

            migrationBuilder.DropColumn(
                name: "point_id",
                table: "attendances");

            migrationBuilder.DropColumn(
                name: "taken_by",
                table: "attendances");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "held_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "closed_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_class_id",
                table: "sessions",
                column: "class_id");
        }
    }
}
