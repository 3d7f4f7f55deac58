using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NetGen;

/// <summary>Tells data sets apart by their sizes and some of their rows: cheap even where the rows are many.</summary>
internal static class DataFingerprint
{
    // Spread evenly, so that another split or another order shows.
    private const int RowsLookedAt = 64;
    private const int BytesKept = 8;

    /// <summary>What tells a data set apart.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="rows">The rows that are looked at, at most; all of them are read where it is more than there are.</param>
    public static string Of(Dataset data, int rows = RowsLookedAt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>([data.Count, data.InputSize, data.TargetSize, data.ClassCount]));
        Dataset[] heads = [.. data.Heads.Select(h => data.Head(h.Name))];
        foreach (var head in data.Heads)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(head.Name));
            hash.AppendData(MemoryMarshal.AsBytes<int>([head.TargetSize, head.ClassCount]));
        }

        int looks = Math.Min(data.Count, rows);
        for (int look = 0; look < looks; look++)
        {
            int row = (int)((long)look * data.Count / looks);
            hash.AppendData(MemoryMarshal.AsBytes(data.Input(row)));
            if (data.HasLengths)
            {
                hash.AppendData(MemoryMarshal.AsBytes<int>([data.Length(row)]));
            }

            if (data.HasLabels)
            {
                hash.AppendData(MemoryMarshal.AsBytes(data.Labels(row)));
            }
            else if (data.HasTargets)
            {
                hash.AppendData(MemoryMarshal.AsBytes(data.Target(row)));
            }

            foreach (var head in heads)
            {
                hash.AppendData(head.HasLabels ? MemoryMarshal.AsBytes(head.Labels(row)) : MemoryMarshal.AsBytes(head.Target(row)));
            }

            hash.AppendData(MemoryMarshal.AsBytes<float>([data.RowWeight(row)]));
        }

        return $"{data.Count} rows, {Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, BytesKept))}";
    }
}
