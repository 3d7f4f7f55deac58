using System.Buffers.Text;
using System.Text;

namespace Playground;

/// <summary>Encodes a canvas for a terminal: only the cells that have changed since the last frame. One buffer serves all frames.</summary>
internal sealed class FrameEncoder(bool hasTrueColor)
{
    private const int LongestCell = 80;

    private byte[] buffer = new byte[1 << 16];
    private int length;
    private Color? foreground, background;

    /// <summary>The bytes for a frame.</summary>
    /// <param name="canvas">The new frame.</param>
    /// <param name="last">The current frame, of the same size; null if the screen is unknown, which clears it.</param>
    public ReadOnlySpan<byte> Encode(Canvas canvas, Canvas? last)
    {
        length = 0;
        foreground = background = null;
        Append("\e[0m"u8);
        if (last is null)
        {
            Append("\e[2J"u8);
        }

        for (int y = 0; y < canvas.Height; y++)
        {
            EncodeRow(canvas.Row(y), last is null ? default : last.Row(y), y);
        }

        Append("\e[0m"u8);
        return buffer.AsSpan(0, length);
    }

    private void EncodeRow(ReadOnlySpan<Cell> row, ReadOnlySpan<Cell> last, int y)
    {
        int cursor = -1;
        for (int x = 0; x < row.Length; x++)
        {
            var cell = row[x];
            if (cell == (last.IsEmpty ? Cell.Empty : last[x]))
            {
                continue;
            }

            Reserve(LongestCell);
            if (cursor != x)
            {
                Escape('H', y + 1, x + 1);
            }

            SetColor(cell.Foreground, ref foreground, 38);
            SetColor(cell.Background, ref background, 48);
            length += new Rune(cell.Character).EncodeToUtf8(buffer.AsSpan(length));
            cursor = x + 1;
        }
    }

    /// <summary>Selects a colour if it is not selected; 38 is for the foreground, 48 for the background, plus one for the terminal's default.</summary>
    private void SetColor(Color? color, ref Color? selected, int code)
    {
        if (color == selected)
        {
            return;
        }

        selected = color;
        if (color is not { } c)
        {
            Escape('m', code + 1);
        }
        else if (hasTrueColor)
        {
            Escape('m', code, 2, c.Red, c.Green, c.Blue);
        }
        else
        {
            // The cube of 6 × 6 × 6 colours begins at 16.
            Escape('m', code, 5, 16 + (36 * Sixth(c.Red)) + (6 * Sixth(c.Green)) + Sixth(c.Blue));
        }
    }

    /// <summary>The nearest of 0, 95, 135, 175, 215 and 255.</summary>
    private static int Sixth(byte part) => part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40;

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    /// <summary>A control sequence: its numbers, then the letter for its function. There must be room for it.</summary>
    private void Escape(char command, params ReadOnlySpan<int> numbers)
    {
        "\e["u8.CopyTo(buffer.AsSpan(length));
        length += 2;
        foreach (int number in numbers)
        {
            Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out int written);
            length += written;
            buffer[length++] = (byte)';';
        }

        buffer[length - 1] = (byte)command;
    }

    private void Reserve(int count)
    {
        if (buffer.Length - length < count)
        {
            Array.Resize(ref buffer, 2 * buffer.Length);
        }
    }
}
