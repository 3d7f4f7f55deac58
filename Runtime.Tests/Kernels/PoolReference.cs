using NetGen.Generated;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>Pooling of one image by its definition: every window in a loop, in double precision, zeros and absent places around the image.</summary>
internal static class PoolReference
{
    /// <summary>What each window gives.</summary>
    public static double[] Forward<TFunction, TLines, TColumns>(ReadOnlySpan<float> x, int channels)
        where TFunction : struct, IPoolFunction
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
    {
        int lines = Count<TLines>(), columns = Count<TColumns>();
        var y = new double[lines * columns * channels];
        for (int i = 0; i < y.Length; i++)
        {
            int line = i / channels / columns, column = i / channels % columns;
            double value = TFunction.IsMaximum ? double.NegativeInfinity : 0;
            foreach (int place in Window<TLines, TColumns>(line, column, channels, i % channels))
            {
                value = !TFunction.IsMaximum ? value + x[place] : x[place] > value || float.IsNaN(x[place]) ? x[place] : value;
            }

            y[i] = value * Share<TFunction, TLines, TColumns>(line, column);
        }

        return y;
    }

    /// <summary>The gradient of the image.</summary>
    public static double[] Backward<TFunction, TLines, TColumns>(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int channels)
        where TFunction : struct, IPoolFunction
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
    {
        int columns = Count<TColumns>();
        var dx = new double[TLines.Input * TColumns.Input * channels];
        double[] y = Forward<TFunction, TLines, TColumns>(x, channels);
        for (int i = 0; i < y.Length; i++)
        {
            int line = i / channels / columns, column = i / channels % columns;
            foreach (int place in Window<TLines, TColumns>(line, column, channels, i % channels))
            {
                if (!TFunction.IsMaximum)
                {
                    dx[place] += dy[i] * Share<TFunction, TLines, TColumns>(line, column);
                }
                else if (x[place] == y[i])
                {
                    // The first value that is the maximum has it all.
                    dx[place] += dy[i];
                    break;
                }
            }
        }

        return dx;
    }

    public static int Count<TAxis>()
        where TAxis : struct, IWindows => ((TAxis.Before + TAxis.Input + TAxis.After - TAxis.Size) / TAxis.Stride) + 1;

    /// <summary>The values of a window that are in the image, by their places in it.</summary>
    private static IEnumerable<int> Window<TLines, TColumns>(int line, int column, int channels, int channel)
        where TLines : struct, IWindows
        where TColumns : struct, IWindows =>
        from l in Places<TLines>(line)
        where l >= 0 && l < TLines.Input
        from c in Places<TColumns>(column)
        where c >= 0 && c < TColumns.Input
        select (((l * TColumns.Input) + c) * channels) + channel;

    private static IEnumerable<int> Places<TAxis>(int window)
        where TAxis : struct, IWindows => Enumerable.Range((window * TAxis.Stride) - TAxis.Before, TAxis.Size);

    /// <summary>1 / the number of places that count, of a mean.</summary>
    private static double Share<TFunction, TLines, TColumns>(int line, int column)
        where TFunction : struct, IPoolFunction
        where TLines : struct, IWindows
        where TColumns : struct, IWindows =>
        TFunction.IsMean ? 1.0 / (Counted<TLines>(line, TFunction.CountedPadding) * Counted<TColumns>(column, TFunction.CountedPadding)) : 1;

    private static int Counted<TAxis>(int window, int padding)
        where TAxis : struct, IWindows => Places<TAxis>(window).Count(place => place >= -padding && place < TAxis.Input + padding);
}
