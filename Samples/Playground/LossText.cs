namespace Playground;

/// <summary>Writes a loss in at most six characters.</summary>
internal static class LossText
{
    public static string Of(double loss) => loss switch
    {
        < 1e-3 => $"{loss:0.0e-0}",
        < 9.99995 => $"{loss:0.0000}",
        < 9999.95 => $"{loss:0.0}",
        _ => $"{loss:0.0e+0}",
    };
}
