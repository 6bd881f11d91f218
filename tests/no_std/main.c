/* Runs the library without std: exits with 0 if it comes to the 33 bytes of the classic record. */
#include <stdio.h>

int wireform_no_std(void);

int main(void) {
    int found = wireform_no_std();
    printf("no_std: %d bytes\n", found);
    return found == 33 ? 0 : 1;
}
