using System.Globalization;

namespace NetGen.Generator.Kernels;

/// <summary>Numbers and rows as types of the library, for which its kernels are compiled.</summary>
internal static class TypeNames
{
    private const int MostDigits = 5;

    /// <summary>A number as a type: 784 is <c>N&lt;D7, D8, D4&gt;</c>.</summary>
    public static string Number(int value)
    {
        string[] digits = [.. value.ToString(CultureInfo.InvariantCulture).Select(d => "D" + d)];
        string number = digits[0];
        for (int done = 1; done < digits.Length;)
        {
            // The digits so far are the first digit of the rest.
            string[] next = [.. digits.Skip(done).Take(MostDigits - 1)];
            number = $"N<{number}, {string.Join(", ", next)}>";
            done += next.Length;
        }

        return number;
    }

    /// <summary>Rows of the given size as a type.</summary>
    /// <param name="size">Values of a row.</param>
    /// <param name="stride">Floats from row to row.</param>
    public static string Row(int size, int stride) =>
        stride == Panels.Stride(size) ? $"Padded<{Number(size)}>"
        : stride == size ? $"Packed<{Number(size)}>"
        : $"Strided<{Number(size)}, {Number(stride)}>";

    /// <summary>The windows of a convolution or a pooling along one axis as a type.</summary>
    public static string Windows(WindowAxis axis)
    {
        string windows = $"{Number(axis.Input)}, {Number(axis.Size)}, {Number(axis.Stride)}", padding = $"{Number(axis.Before)}, {Number(axis.After)}";
        return axis.Dilation > 1 ? $"DilatedWindows<{windows}, {padding}, {Number(axis.Dilation)}>"
            : axis.IsPadded ? $"PaddedWindows<{windows}, {padding}>"
            : $"Windows<{windows}>";
    }
}
