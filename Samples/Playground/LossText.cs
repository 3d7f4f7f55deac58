namespace Playground;

/// <summary>Writes a loss in six characters.</summary>
internal static class LossText
{
    private const double Small = 1e-3;

    public static string Of(double loss) => loss < Small ? $"{loss:0.0e-0}" : $"{loss:0.0000}";
}
