using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Platform.Learners.Places;

/// <summary>A point on the map; in the query string as <c>10.980412,106.674523</c>.</summary>
public readonly record struct Position(int LatitudeE6, int LongitudeE6)
{
    private const double Million = 1_000_000;

    public static Position Of(double latitude, double longitude) =>
        new((int)Math.Round(latitude * Million), (int)Math.Round(longitude * Million));

    public double Latitude => LatitudeE6 / Million;

    public double Longitude => LongitudeE6 / Million;

    /// <summary>Found by the binder of minimal APIs.</summary>
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The signature the binder looks for.")]
    public static bool TryParse(string? text, IFormatProvider? provider, out Position position)
    {
        position = default;
        if (text?.Split(',') is not [var lat, var lon]
            || !TryDegrees(lat, 90, out var latitude) || !TryDegrees(lon, 180, out var longitude))
            return false;

        position = Of(latitude, longitude);
        return true;
    }

    private static bool TryDegrees(string text, int most, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees)
        && Math.Abs(degrees) <= most;
}
