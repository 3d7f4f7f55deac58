namespace NetGen.Runtime.Tests.Numerics;

/// <summary>What <see cref="Math"/> lacks, in double precision: the yardstick for single precision.</summary>
internal static class ReferenceMath
{
    /// <summary>Near 0 in Kahan's form: the rounding of the exponential cancels.</summary>
    public static double ExpMinusOne(double x)
    {
        double u = Math.Exp(x);
        return u == 1 ? x : Math.Abs(x) < 1 ? (u - 1) * x / Math.Log(u) : u - 1;
    }

    /// <summary>Kahan's form: the rounding of 1 + x cancels.</summary>
    public static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsFinite(u) && u > 0 ? Math.Log(u) * x / (u - 1) : Math.Log(u);
    }

    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    public static double NormalDensity(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    public static double NormalCdf(double x) => double.IsNaN(x) ? x : x > 0 ? 1 - (0.5 * Erfc(x / Math.Sqrt(2))) : 0.5 * Erfc(-x / Math.Sqrt(2));

    public static double Erf(double x) => Math.Abs(x) < 2 ? ErfSeries(x) : x > 0 ? 1 - Erfc(x) : Erfc(-x) - 1;

    /// <summary>1 − erf x for x ≥ 0.</summary>
    private static double Erfc(double x)
    {
        if (x < 2)
        {
            return 1 - ErfSeries(x);
        }

        if (x > 27)
        {
            return 0;
        }

        // The continued fraction x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))), from its far end.
        double fraction = x;
        for (int k = 100; k > 0; k--)
        {
            fraction = x + (0.5 * k / fraction);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }

    /// <summary>Maclaurin's series with all terms positive: 2/√π · e^(−x²) · Σ 2ᵏ x^(2k+1) / (1·3·5·…·(2k+1)).</summary>
    private static double ErfSeries(double x)
    {
        double term = x, sum = x;
        for (int k = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); k++)
        {
            term *= 2 * x * x / ((2 * k) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
